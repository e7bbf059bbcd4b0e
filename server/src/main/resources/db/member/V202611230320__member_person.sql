create schema member;

create table member.person (
    number     bigint generated always as identity primary key,
    created_at timestamptz not null
);

create table member.identity (
    number       bigint generated always as identity primary key,
    source       text not null,
    source_key   text not null,
    display_name text,
    person       bigint not null references member.person,
    role         smallint not null,
    unique (source, source_key)
);
create index on member.identity (person);

create table member.membership (
    community int not null,
    identity  bigint not null references member.identity,
    joined_at timestamptz,
    left_at   timestamptz,
    primary key (community, identity)
);
create index on member.membership (identity);

-- Counts changes of who stands where: what reads standings keeps them until this moves.
create table member.standing (
    community int primary key,
    version   bigint not null
);
