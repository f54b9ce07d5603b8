//! Owns: the server on the loopback interface — who may ask, and for what. In: requests. Out: what is on show.
//! A page of another site may lead a browser here under a name of its own (DNS rebinding): only names of this machine
//! are answered. There is no way to the disk: a path is looked up among what the site has.

use super::board::{Board, Seen};
use super::reply::{self, Reply};
use super::showing::Found;
use super::{Event, panel};
use crate::Failure;
use crate::index::address;
use crate::text::Catalogue;
use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use percent_encoding::percent_decode_str;
use std::convert::Infallible;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// A pause before the next connection is taken, where the system had none to give.
const BREATH: Duration = Duration::from_millis(50);

/// Begins to answer, on a thread of its own; `send` hears when somebody presses Ctrl-C.
///
/// # Errors
/// When the system refuses.
pub fn start(
    listener: TcpListener,
    board: Arc<Board>,
    text: Catalogue,
    send: Sender<Event>,
) -> Result<(), Failure> {
    let port = listener.local_addr().map_or(0, |address| address.port());
    let refused = |error| Failure::Listen(port, error);
    listener.set_nonblocking(true).map_err(refused)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(refused)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener).map_err(refused)?
    };
    let run = move || {
        runtime.spawn(accept(listener, port, board, Arc::new(text)));
        // Where the system cannot tell of it, Ctrl-C ends the program by itself.
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            let _ = send.send(Event::Stop);
        }
    };
    std::thread::Builder::new().spawn(run).map_err(Failure::Thread)?;
    Ok(())
}

async fn accept(listener: tokio::net::TcpListener, port: u16, board: Arc<Board>, text: Arc<Catalogue>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        // Answers are small and waited for.
        let _ = stream.set_nodelay(true);
        let (board, text) = (board.clone(), text.clone());
        let service = service_fn(move |request| {
            let (board, text) = (board.clone(), text.clone());
            async move { Ok::<_, Infallible>(answer(&request, port, &board, &text).await) }
        });
        // A connection that breaks is the browser's affair.
        tokio::spawn(
            async move { http1::Builder::new().serve_connection(TokioIo::new(stream), service).await },
        );
    }
}

async fn answer(request: &Request<Incoming>, port: u16, board: &Board, text: &Catalogue) -> Response<Reply> {
    let refusal = |status, id: &str| reply::refusal(status, text.text(id, &[]));
    if !is_for_us(request, port) {
        let only = text.text("serve-only-here", &[("port", port.to_string().into())]);
        return reply::refusal(StatusCode::FORBIDDEN, only);
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        let mut refusal = refusal(StatusCode::METHOD_NOT_ALLOWED, "serve-only-reading");
        refusal.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refusal;
    }
    let written = request.uri().path();
    let Ok(path) = percent_decode_str(written).decode_utf8() else {
        return refusal(StatusCode::BAD_REQUEST, "serve-not-utf8");
    };
    let Some(path) = path.strip_prefix('/').filter(|path| stays_inside(path)) else {
        return refusal(StatusCode::FORBIDDEN, "serve-outside");
    };
    match path {
        panel::SCRIPT => reply::file(panel::SCRIPT_TEXT.into(), path),
        panel::STYLE => reply::file(panel::STYLE_TEXT.into(), path),
        panel::CHANGES => reply::words(board.listen(request.uri().query().unwrap_or_default())),
        _ => match shown(written, path, board.seen()).await {
            Some(response) => response,
            None => refusal(StatusCode::SERVICE_UNAVAILABLE, "serve-stopped"),
        },
    }
}

/// What is on show at a path; none when the preview ends.
async fn shown(written: &str, path: &str, seen: Seen) -> Option<Response<Reply>> {
    let Some(showing) = &seen.showing else {
        return Some(reply::page(StatusCode::SERVICE_UNAVAILABLE, seen.panel.alone(&seen.name)));
    };
    let prefix = showing.prefix().trim_start_matches('/');
    let (path, inside) = match path.strip_prefix(prefix) {
        Some(inside) => (inside, true),
        None if path.is_empty() || format!("{path}/") == prefix => {
            return Some(reply::elsewhere(showing.prefix()));
        }
        // Another site's place on the same host.
        None => (address::NOT_FOUND, false),
    };
    let page = |status, bytes| reply::page(status, seen.panel.put_into(bytes, &seen.name));
    Some(match showing.find(path.to_owned()).await? {
        Found::Page(bytes) if inside => page(StatusCode::OK, bytes),
        Found::Page(bytes) | Found::Missing(bytes) => page(StatusCode::NOT_FOUND, bytes),
        Found::File(bytes, path) => reply::file(bytes, &path),
        Found::Folder => reply::elsewhere(&format!("{written}/")),
        Found::Failed(why) => {
            reply::page(StatusCode::INTERNAL_SERVER_ERROR, seen.panel.instead_of_page(&why, &seen.name))
        }
    })
}

/// Whether a request names this machine, by the one header that a page of another site cannot choose.
fn is_for_us(request: &Request<Incoming>, port: u16) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let target = request.uri().authority().map(|authority| authority.as_str());
    host.to_str().is_ok_and(|host| is_this_machine(host, port))
        && target.is_none_or(|target| is_this_machine(target, port))
}

fn is_this_machine(host: &str, port: u16) -> bool {
    let name = match host.strip_suffix(&format!(":{port}")) {
        Some(name) => name,
        // The port that browsers leave out.
        None if port == 80 => host,
        None => return false,
    };
    name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]"
}

/// Whether a path, without its slash at the beginning, can only mean something of the site.
fn stays_inside(path: &str) -> bool {
    let folders = path.strip_suffix('/').unwrap_or(path);
    !path.contains(['\\', '\0'])
        && (path.is_empty() || folders.split('/').all(|part| !matches!(part, "" | "." | "..")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_with_the_port_are_ours() {
        for host in ["127.0.0.1:3030", "localhost:3030", "LocalHost:3030", "[::1]:3030"] {
            assert!(is_this_machine(host, 3030), "{host}");
        }
        for host in [
            "county.example:3030",
            "localhost.county.example:3030",
            "localhost",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.2:3030",
            "127.0.0.1:3030.county.example",
            "user@127.0.0.1:3030",
            ":3030",
            "",
        ] {
            assert!(!is_this_machine(host, 3030), "{host}");
        }
        assert!(is_this_machine("localhost", 80) && is_this_machine("127.0.0.1:80", 80));
    }

    #[test]
    fn a_path_that_could_lead_elsewhere_does_not_stay_inside() {
        for path in ["", "index.html", "a/", "甲/乙.html", "a/..b", ".cunce/x"] {
            assert!(stays_inside(path), "{path}");
        }
        for path in
            ["..", "../a", "a/../../b", "a/./b", "/etc/passwd", "a//b", "/", "a\\..\\b", "C:\\a", "a\0"]
        {
            assert!(!stays_inside(path), "{path}");
        }
    }
}
