create schema commerce;

create table commerce.purchase_order (
    number       bigint generated always as identity primary key,
    community    int not null,
    identity     bigint,
    placed_at    timestamptz not null,
    amount_minor bigint not null,
    currency     text not null
);
create index on commerce.purchase_order (community, placed_at);
