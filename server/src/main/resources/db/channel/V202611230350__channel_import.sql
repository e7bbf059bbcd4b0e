create schema channel;

create table channel.import (
    id            uuid primary key,
    community     int not null,
    source        text not null,
    group_name    text,
    file_name     text not null,
    state         text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    cancel_wanted boolean not null default false,
    bytes_total   bigint not null,
    bytes_read    bigint not null default 0,
    lines_read    bigint not null default 0,
    accepted      bigint not null default 0,
    duplicates    bigint not null default 0,
    rejected      bigint not null default 0,
    reject_bytes  bigint not null default 0,
    problem       text,
    created_at    timestamptz not null,
    started_at    timestamptz,
    finished_at   timestamptz
);
create index on channel.import (created_at) where state in ('queued', 'running');
create index on channel.import (community, created_at);

-- How often a line without an id of its own was seen in a running import: the occurrence number is part of its key.
create table channel.import_line (
    import      uuid not null references channel.import,
    hash        uuid not null,
    occurrences int not null,
    primary key (import, hash)
);
