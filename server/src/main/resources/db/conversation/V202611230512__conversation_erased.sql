-- A message whose sender was erased: it keeps its place and time, its text is empty.
alter table conversation.message add column erased_at timestamptz;
alter table conversation.message add constraint erased_is_empty
    check (erased_at is null or (text = '' and reactions is null)) not valid;
alter table conversation.message validate constraint erased_is_empty;
