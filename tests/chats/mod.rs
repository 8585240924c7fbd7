//! Conversations, by what they show. Each reads as a chat: a person speaks, the bot's exact words, nothing left over.

mod addressed;
mod commands;
mod edits;
mod follow_ups;
mod looking_up;
mod patience;
mod replies;
mod start;
mod stop;
mod trouble;
