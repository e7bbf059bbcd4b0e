-- Schema platform is made by Flyway: it holds the migration history.
comment on schema platform is 'what every module needs and no business word';
