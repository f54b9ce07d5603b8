//! Owns: the form of an answer — status, headers, the type of a file by its name. In: bytes, or what tells of changes.
//! Out: a response as the HTTP library takes it.

use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::UnboundedReceiver;

/// What an answer holds.
pub enum Reply {
    /// All of it.
    Whole(Option<Bytes>),
    /// Words that come when something happens.
    Words(UnboundedReceiver<Bytes>),
}

impl Body for Reply {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Reply::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Reply::Words(words) => words.poll_recv(context).map(|word| Some(Ok(Frame::data(word?)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Reply::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Reply::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Reply::Words(_) => SizeHint::default(),
        }
    }
}

const HTML: &str = "text/html; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

/// A page.
pub fn page(status: StatusCode, bytes: Vec<u8>) -> Response<Reply> {
    reply(status, HTML, Reply::Whole(Some(bytes.into())))
}

/// A file, whose type its name tells.
pub fn file(bytes: Vec<u8>, path: &str) -> Response<Reply> {
    reply(StatusCode::OK, content_type(path), Reply::Whole(Some(bytes.into())))
}

/// A few words for who asked for what is not given.
pub fn refusal(status: StatusCode, words: String) -> Response<Reply> {
    reply(status, PLAIN, Reply::Whole(Some((words + "\n").into())))
}

/// Where to ask instead.
pub fn elsewhere(to: &str) -> Response<Reply> {
    let mut response = reply(StatusCode::FOUND, PLAIN, Reply::Whole(None));
    // A path that came in an address can stand in one.
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// Word of changes.
pub fn words(words: UnboundedReceiver<Bytes>) -> Response<Reply> {
    reply(StatusCode::OK, "text/event-stream", Reply::Words(words))
}

/// As strict as a site's own pages, which no other may show in a frame; the preview's script and style sheet are files.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn reply(status: StatusCode, kind: &'static str, body: Reply) -> Response<Reply> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Pages of other sites that are open in the same browser must not take anything in from here: scripts of the
        // search, for one, hold texts.
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        _ if name == "feed.xml" => "application/atom+xml; charset=utf-8",
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" | "md" => PLAIN,
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "bmp" => "image/bmp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "zip" => "application/zip",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "ppt" => "application/vnd.ms-powerpoint",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::content_type;

    #[test]
    fn a_name_tells_the_type() {
        for (path, kind) in [
            ("townships/甲/index.html", "text/html; charset=utf-8"),
            ("feed.xml", "application/atom+xml; charset=utf-8"),
            ("sitemap.xml", "application/xml"),
            ("a/图.JPG", "image/jpeg"),
            ("a.b/noending", "application/octet-stream"),
            ("a/.png", "image/png"),
        ] {
            assert_eq!(content_type(path), kind, "{path}");
        }
    }
}
