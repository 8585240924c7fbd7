//! The WebSocket to the gateway (RFC 6455): opens it, reads texts, writes texts, closes it; each within a time. May not know
//! what a text says.

use super::session::Loss;
use futures_util::{SinkExt, StreamExt};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// How long opening may take, from the name to the WebSocket.
const OPENING: Duration = Duration::from_secs(15);

/// How long a text may take to be written.
const WRITING: Duration = Duration::from_secs(10);

/// How long the other end may take to agree to the close.
const CLOSING: Duration = Duration::from_millis(500);

/// The largest message: a server of half a million members is announced with some of these bytes.
const LARGEST: usize = 16 << 20;

/// The code we close with. 1000 and 1001 would end the session ("Resuming").
const CODE: u16 = 4000;

/// An open WebSocket.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What came in.
pub enum Incoming {
    /// A text.
    Text(Utf8Bytes),
    /// Anything else that says something.
    Other,
    /// Nothing that matters: a ping, which is answered by itself.
    Nothing,
}

impl Socket {
    /// Opens a WebSocket to the gateway at an address.
    pub async fn open(address: &str) -> Result<Self, Loss> {
        let config = WebSocketConfig::default()
            .read_buffer_size(16 << 10)
            .write_buffer_size(0)
            .max_message_size(Some(LARGEST))
            .max_frame_size(Some(LARGEST));
        let opening = connect_async_with_config(with_version(address), Some(config), true);
        match timeout(OPENING, opening).await {
            Ok(Ok((socket, _))) => Ok(Self(socket)),
            Ok(Err(error)) => {
                tracing::warn!(%error, "the gateway can't be reached");
                Err(Loss::Unreached)
            }
            Err(_) => Err(Loss::Unreached),
        }
    }

    /// What comes in next.
    pub async fn next(&mut self) -> Result<Incoming, Loss> {
        match self.0.next().await {
            Some(Ok(Message::Text(text))) => Ok(Incoming::Text(text)),
            Some(Ok(Message::Binary(_))) => Ok(Incoming::Other),
            Some(Ok(Message::Close(frame))) => Err(Loss::Closed(frame.map(|frame| frame.code.into()))),
            Some(Ok(_)) => Ok(Incoming::Nothing),
            Some(Err(error)) => {
                tracing::debug!(%error, "the connection to the gateway broke");
                Err(Loss::Cut)
            }
            None => Err(Loss::Cut),
        }
    }

    /// Writes a text.
    pub async fn send(&mut self, text: String) -> Result<(), Loss> {
        match timeout(WRITING, self.0.send(Message::Text(text.into()))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(Loss::Cut),
            Err(_) => Err(Loss::Silent),
        }
    }

    /// Closes it so that the session can go on later.
    pub async fn close(mut self) {
        let frame = CloseFrame { code: CloseCode::from(CODE), reason: Utf8Bytes::default() };
        let closing = async {
            if self.0.close(Some(frame)).await.is_ok() {
                // What still comes in comes again after a resume.
                while let Some(Ok(_)) = self.0.next().await {}
            }
        };
        // Whoever doesn't agree is left.
        let _ = timeout(CLOSING, closing).await;
    }
}

/// The address with the version and encoding that we speak.
fn with_version(address: &str) -> String {
    let join = if address.contains('?') { "&" } else { "/?" };
    format!("{}{join}v=10&encoding=json", address.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::{Socket, with_version};
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;

    /// TLS begins with a handshake record (RFC 8446, 5.1: content type 22).
    #[tokio::test]
    async fn a_safe_address_is_spoken_to_safely() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = format!("wss://{}", listener.local_addr().expect("an address"));
        let opening = tokio::spawn(async move { Socket::open(&address).await.is_ok() });
        let (mut heard, _) = listener.accept().await.expect("a connection");
        assert_eq!(heard.read_u8().await.expect("a record"), 22);
        drop(heard);
        assert!(!opening.await.expect("no panic"));
    }

    #[test]
    fn an_address_gets_version_and_encoding() {
        let expected = "wss://gateway.discord.gg/?v=10&encoding=json";
        for address in ["wss://gateway.discord.gg", "wss://gateway.discord.gg/"] {
            assert_eq!(with_version(address), expected);
        }
        assert_eq!(with_version("ws://x/?a=b"), "ws://x/?a=b&v=10&encoding=json");
    }
}
