import DynamockModel
import DynamockWire

/// The end of a call: a rule's effect on a socket, translated to a call without one.
enum Outcome {
  case response(WireResponse, isCut: Bool)
  /// The response, after this many milliseconds.
  case later(WireResponse, milliseconds: Int64)
  /// The connection is closed without a response; contains the way in which it is closed.
  case closed(StaticString)
  /// There is no response, however long the caller waits.
  case nothing

  /// Translates the delivery of a response.
  ///
  /// A delivery that takes time on a socket takes the same time here, but arrives as a whole, since
  /// a caller does not see parts of a response.
  init(_ response: WireResponse) {
    guard let delivery = response.delivery else {
      self = .response(response, isCut: false)
      return
    }
    switch delivery.form {
    case .whole: self = .response(response, isCut: false)
    case .hangUp: self = .closed("hangup")
    case .reset: self = .closed("reset")
    case .mute, .stalled(_, nil): self = .nothing
    case .truncated: self = .response(response, isCut: true)
    case .stalled(_, let milliseconds?), .dripped(_, let milliseconds):
      self = .later(response, milliseconds: max(0, milliseconds))
    case .throttled(let rate):
      let bytes = Int64(clamping: min(response.sentLength, Int.max / 1000))
      self = .later(response, milliseconds: bytes * 1000 / Int64(max(1, rate)))
    }
  }
}

extension WireResponse {
  /// The length in bytes of head and body, as sent on a connection that is kept open.
  fileprivate var sentLength: Int {
    var head: [UInt8] = []
    let date = Array("Sat, 21 Nov 2026 10:30:38 GMT".utf8)
    appendHead(to: &head, with: ConnectionFields(date: date, connection: "keep-alive"))
    return head.count + (omitsBody ? 0 : body.count)
  }

  /// Returns the bytes of the body that are sent.
  func sentBody(isCut: Bool) -> ArraySlice<UInt8> {
    if omitsBody { return [] }
    guard isCut, case .truncated(let extent)? = delivery?.form else { return body[...] }
    return body[..<extent.count(of: body.count)]
  }
}
