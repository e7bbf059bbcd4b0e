create schema insight;

create table insight.manifest (
    version bigint primary key,
    created_at timestamptz not null
);
comment on table insight.manifest is 'snapshots of the lake; a version never changes once written';

create table insight.lake_file (
    path text primary key,
    community int not null,
    month date not null,
    row_count bigint not null check (row_count > 0),
    first_sequence bigint not null,
    last_sequence bigint not null,
    first_occurred_at timestamptz not null,
    last_occurred_at timestamptz not null,
    size_bytes bigint not null,
    added_in_version bigint not null,
    removed_in_version bigint,
    removed_at timestamptz,
    check (removed_in_version is null or removed_in_version > added_in_version),
    check ((removed_in_version is null) = (removed_at is null))
);
comment on table insight.lake_file is 'immutable Parquet files; in version v are those with added_in_version <= v and not removed by v';
create index lake_file_current on insight.lake_file (community, month) where removed_in_version is null;
create index lake_file_removed on insight.lake_file (removed_at) where removed_in_version is not null;
