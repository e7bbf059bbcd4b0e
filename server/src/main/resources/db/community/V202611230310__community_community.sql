create schema community;

create table community.community (
    number     int generated always as identity primary key,
    id         uuid not null unique,
    name       text not null unique,
    title      text not null,
    zone       text not null,
    notice     text,
    created_at timestamptz not null
);

create table community.group_ (
    number     int generated always as identity primary key,
    id         uuid not null unique,
    community  int not null references community.community,
    source     text not null,
    source_key text not null,
    name       text not null,
    type       text check (type in ('relationship', 'benefit', 'flash', 'vip', 'course', 'notice')),
    created_at timestamptz not null,
    unique (community, source, source_key)
);

create table community.goal (
    id          uuid primary key,
    community   int not null references community.community,
    title       text not null,
    baseline    double precision not null,
    target      double precision not null,
    unit        text not null,
    due         date not null,
    owner       text not null,
    actions     jsonb not null,
    reviewed_at timestamptz not null
);
create index on community.goal (community);
