-- Whose data it was about, as a number: an erased person's number resolves to nobody.
alter table access.audit add column person bigint;
