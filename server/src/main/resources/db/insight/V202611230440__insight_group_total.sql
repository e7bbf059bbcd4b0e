-- A projection of the log: what a list over all communities shows, without reading the lake.
create table insight.group_total (
    community    int not null,
    group_number int not null, -- 0: lines that belong to no group
    messages     bigint not null,
    live_lines   bigint not null,
    first_at     timestamptz not null,
    last_at      timestamptz not null,
    primary key (community, group_number)
);
