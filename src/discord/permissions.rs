//! What the bot needs in a channel: asked for by the invite address, and checked by `/settings check`.

use serenity::all::Permissions;

/// To see the channel and what is replied to, to say cited answers, also in threads, to open one for a discussion, to send
/// charts and files, and to show that it was asked too much; with the key of the name that Discord shows.
pub const NEEDED: [(Permissions, &str); 8] = [
    (Permissions::VIEW_CHANNEL, "view-channel"),
    (Permissions::SEND_MESSAGES, "send-messages"),
    (Permissions::SEND_MESSAGES_IN_THREADS, "send-messages-in-threads"),
    (Permissions::CREATE_PUBLIC_THREADS, "create-public-threads"),
    (Permissions::EMBED_LINKS, "embed-links"),
    (Permissions::ATTACH_FILES, "attach-files"),
    (Permissions::READ_MESSAGE_HISTORY, "read-message-history"),
    (Permissions::ADD_REACTIONS, "add-reactions"),
];
