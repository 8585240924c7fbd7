//! Conversations, by what they show. Each reads as a chat: a person speaks, the bot's exact words, nothing left over.

mod addressed;
mod admins;
mod around;
mod both_languages;
mod commands;
mod discuss;
mod edits;
mod follow_ups;
mod forged;
mod going_on;
mod looking_up;
mod manners;
mod patience;
mod plain_text;
mod privacy;
mod quiz;
mod replies;
mod rest;
mod start;
mod stop;
mod threads;
mod ticket;
mod timeline;
mod timeline_from;
mod trouble;
mod votes;
