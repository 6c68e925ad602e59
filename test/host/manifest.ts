/** A review packet of one document, its own. */
export const manifest = (id: string): string => `---
artifact: review-packet
schema: "1"
id: ${id}
title: Launch of the parking forecast
system: parking
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei }
checkpoint: { type: pre-launch, board: City mobility board }
question: May the signs follow the forecast?
options:
  - { option: Launch, consequences: Queues are shorter }
  - { option: Wait, consequences: Queues as today }
recommendation: { option: Launch, by: { name: Grace Lin }, because: Queues halved in the trial }
members: all
---
# Launch

Signs at two garages show which one will have room.
`;
