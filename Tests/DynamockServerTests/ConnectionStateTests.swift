import DynamockWire
import NIOCore
import Testing

@testable import DynamockServer

/// The decisions of a connection as a table: events, and the actions that follow.
///
/// Sources: [rfc-9110] and [rfc-9112] for the order of responses, `100 Continue` and the close of a
/// connection; docs/configuration.md for the limits of time.
@Suite("The state of a connection")
struct ConnectionStateTests {
  @Test("results in these actions", arguments: rows)
  func actions(_ row: StateRow) {
    var harness = StateHarness(bound: row.bound)
    for (place, step) in row.steps.enumerated() {
      harness.actions = []
      harness.apply(step.event)
      #expect(harness.actions == step.actions, "step \(place): \(step.event)")
    }
  }

  static let rows: [StateRow] = order + ends + waits + times + deliveries

  private static let order: [StateRow] = [
    StateRow(
      "responses are sent in the order of the requests",
      [
        .init(.arrives([.request, .request, .request]), ["request 0", "request 1", "request 2"]),
        .init(.answer(2), ["park 2"]),
        .init(.answer(0), ["send 0"]),
        .init(.answer(1), ["send 1", "send 2"]),
      ]),
    StateRow(
      "a second response to a request is discarded",
      [
        .init(.arrives([.request]), ["request 0"]),
        .init(.answer(0), ["send 0"]),
        .init(.answer(0), ["discard 0"]),
      ]),
    StateRow(
      "reading waits at the limit of unanswered requests", bound: 2,
      [
        .init(
          .arrives([.request, .request, .request, .request]), ["request 0", "request 1"]),
        .init(.read, []),
        .init(.answer(1), ["park 1"]),
        .init(.answer(0), ["send 0", "send 1", "request 2", "request 3"]),
        .init(.answer(2), ["send 2", "read"]),
      ]),
    StateRow(
      "requests are answered in turn with a limit of one", bound: 1,
      [
        .init(.arrives([.request, .request]), ["request 0"]),
        .init(.answer(0), ["send 0", "request 1"]),
        .init(.answer(1), ["send 1"]),
      ]),
    StateRow(
      "reading waits while the socket takes no bytes",
      [
        .init(.blocks, []),
        .init(.arrives([.request]), []),
        .init(.read, []),
        .init(.unblocks, ["request 0", "read"]),
      ]),
    StateRow(
      "requests wait for a body that is being decompressed",
      [
        .init(.arrives([.compressed, .request]), ["request 0", "inflate"]),
        .init(.read, []),
        .init(.inflated, ["request 1", "read"]),
        .init(.answer(0), ["send 0"]),
      ]),
    StateRow(
      "a decompressed body of a closed connection is dropped",
      [
        .init(.arrives([.compressed]), ["request 0", "inflate"]),
        .init(.close, []),
        .init(.inflated, ["drop"]),
      ]),
    StateRow(
      "permission to send a body is given at once if nothing is outstanding",
      [.init(.arrives([.expectation], .body), ["continue"])]),
    StateRow(
      "permission to send a body follows the responses to earlier requests, once",
      [
        .init(.arrives([.request, .expectation], .body), ["request 0"]),
        .init(.answer(0), ["send 0", "continue"]),
        .init(.arrives([.request]), ["request 1"]),
        .init(.answer(1), ["send 1"]),
      ]),
    StateRow(
      "no permission follows a request that was rejected",
      [
        .init(.arrives([.request, .expectation], .body), ["request 0"]),
        .init(.passes(60), []),
        .init(.timer, ["refuse 1", "park 1"]),
        .init(.answer(0), ["send 0", "send 1 last", "close output"]),
      ]),
  ]

  private static let ends: [StateRow] = [
    StateRow(
      "the connection closes after the response to its last request",
      [
        .init(.arrives([.request, .lastRequest]), ["request 0", "request 1 last"]),
        .init(.answer(0), ["send 0"]),
        .init(.answer(1), ["send 1 last", "close"]),
      ]),
    StateRow(
      "requests after the last one are not read, and their bytes are discarded",
      [
        .init(.arrives([.lastRequest, .request]), ["request 0 last"]),
        .init(.answer(0), ["send 0 last", "close output"]),
        .init(.clientEnds, ["close"]),
      ]),
    StateRow(
      "a malformed request is answered after the earlier ones, and the rest is discarded",
      [
        .init(.arrives([.request, .fault, .request]), ["request 0", "refuse 1", "park 1"]),
        .init(.answer(0), ["send 0", "send 1 last", "close output"]),
        .init(.clientEnds, ["close"]),
      ]),
    StateRow(
      "a client that has sent its last byte gets its responses",
      [
        .init(.arrives([.request, .request], .head), ["request 0", "request 1"]),
        .init(.clientEnds, []),
        .init(.answer(0), ["send 0"]),
        .init(.answer(1), ["send 1 last", "close"]),
      ]),
    StateRow(
      "requests that were held back are answered after the client's last byte", bound: 1,
      [
        .init(.arrives([.request, .request]), ["request 0"]),
        .init(.clientEnds, []),
        .init(.answer(0), ["send 0", "request 1"]),
        .init(.answer(1), ["send 1", "close"]),
      ]),
    StateRow("an idle connection closes when its client does", [.init(.clientEnds, ["close"])]),
    StateRow("an idle connection closes when the server stops", [.init(.stop, ["close"])]),
    StateRow(
      "a server that stops answers the requests that it has read",
      [
        .init(.arrives([.request]), ["request 0"]),
        .init(.stop, []),
        .init(.arrives([.request]), []),
        .init(.answer(0), ["send 0 last", "close"]),
      ]),
    StateRow(
      "a server that stops waits for the rest of a request, which is the last one",
      [
        .init(.arrives([], .body), []),
        .init(.stop, []),
        .init(.arrives([.request]), ["request 0 last"]),
        .init(.answer(0), ["send 0 last", "close"]),
      ]),
    StateRow(
      "nothing is sent after the end",
      [
        .init(.arrives([.request]), ["request 0"]),
        .init(.close, []),
        .init(.answer(0), ["discard 0"]),
        .init(.timer, []),
      ]),
  ]

  /// The limits of the harness: head 10 s, request 60 s, idle 120 s, write 30 s, linger 2 s.
  private static let waits: [StateRow] = [
    StateRow(
      "an idle connection is closed after its time",
      [.init(.passes(119), []), .init(.timer, []), .init(.passes(1), []), .init(.timer, ["close"])]),
    StateRow(
      "a response begins the idle time again",
      [
        .init(.passes(119), []),
        .init(.arrives([.request]), ["request 0"]),
        .init(.answer(0), ["send 0"]),
        .init(.passes(119), []),
        .init(.timer, []),
        .init(.passes(1), []),
        .init(.timer, ["close"]),
      ]),
    StateRow(
      "an unanswered request has no limit of time",
      [.init(.arrives([.request]), ["request 0"]), .init(.passes(100_000), []), .init(.timer, [])]),
    StateRow(
      "a head that is too slow is rejected, however often bytes arrive",
      [
        .init(.arrives([], .head), []),
        .init(.passes(9), []),
        .init(.arrives([], .head), []),
        .init(.timer, []),
        .init(.passes(1), []),
        .init(.timer, ["refuse 0", "send 0 last", "close output"]),
      ]),
    StateRow(
      "a body has the time of a request",
      [
        .init(.arrives([], .body), []),
        .init(.passes(59), []),
        .init(.timer, []),
        .init(.passes(1), []),
        .init(.timer, ["refuse 0", "send 0 last", "close output"]),
      ]),
    StateRow(
      "the next request has a time of its own",
      [
        .init(.arrives([], .head), []),
        .init(.passes(9), []),
        .init(.arrives([.request], .head), ["request 0"]),
        .init(.passes(9), []),
        .init(.timer, []),
      ]),
  ]

  private static let times: [StateRow] = [
    StateRow(
      "the time of a request does not run while reading waits for responses", bound: 1,
      [
        .init(.arrives([.request], .head), ["request 0"]),
        .init(.passes(100), []),
        .init(.timer, []),
        .init(.answer(0), ["send 0"]),
        .init(.passes(9), []),
        .init(.timer, []),
        .init(.passes(1), []),
        .init(.timer, ["refuse 1", "send 1 last", "close output"]),
      ]),
    StateRow(
      "a client that reads slowly keeps its connection, one that reads nothing loses it",
      [
        .init(.blocks, []),
        .init(.passes(30), []),
        .init(.timer, ["check"]),
        .init(.progress(1_000), []),
        .init(.timer, []),
        .init(.passes(30), []),
        .init(.timer, ["check"]),
        .init(.progress(1_000), ["close"]),
      ]),
    StateRow(
      "a client whose progress is unknown loses its connection",
      [
        .init(.blocks, []),
        .init(.passes(30), []),
        .init(.timer, ["check"]),
        .init(.progress(nil), ["close"]),
      ]),
    StateRow(
      "a check that ends after the socket takes bytes again changes nothing",
      [
        .init(.blocks, []),
        .init(.passes(30), []),
        .init(.timer, ["check"]),
        .init(.unblocks, []),
        .init(.progress(nil), []),
      ]),
    StateRow(
      "a client that never closes is left after the time of lingering",
      [
        .init(.arrives([.fault]), ["refuse 0", "send 0 last", "close output"]),
        .init(.passes(1), []),
        .init(.timer, []),
        .init(.passes(1), []),
        .init(.timer, ["close"]),
      ]),
  ]

  private static let deliveries: [StateRow] = [
    StateRow(
      "later responses wait for one that is sent in parts",
      [
        .init(.arrives([.request, .request]), ["request 0", "request 1"]),
        .init(.paced(0, parts: 2, closes: false), ["send 0"]),
        .init(.answer(1), ["park 1"]),
        .init(.part, ["part", "wait"]),
        .init(.part, ["part", "send 1"]),
        .init(.part, []),
      ]),
    StateRow(
      "a connection can close after the last part",
      [
        .init(.arrives([.request]), ["request 0"]),
        .init(.paced(0, parts: 1, closes: true), ["send 0"]),
        .init(.part, ["part", "close"]),
      ]),
    StateRow(
      "a last response in parts is sent completely before the close",
      [
        .init(.arrives([.lastRequest]), ["request 0 last"]),
        .init(.paced(0, parts: 2, closes: false), ["send 0 last"]),
        .init(.part, ["part", "wait"]),
        .init(.part, ["part", "close"]),
      ]),
    StateRow(
      "a mute connection answers nothing and has no limit of time",
      [
        .init(.arrives([.request, .request]), ["request 0", "request 1"]),
        .init(.mute(0), ["send 0"]),
        .init(.answer(1), ["discard 1"]),
        .init(.passes(100_000), []),
        .init(.timer, []),
      ]),
    StateRow(
      "a server that stops closes a mute connection",
      [
        .init(.arrives([.request]), ["request 0"]),
        .init(.mute(0), ["send 0"]),
        .init(.stop, ["close"]),
      ]),
    StateRow(
      "a mute connection closes when its client does",
      [
        .init(.arrives([.lastRequest]), ["request 0 last"]),
        .init(.mute(0), ["send 0 last"]),
        .init(.clientEnds, ["close"]),
      ]),
  ]
}
