create schema activity;
