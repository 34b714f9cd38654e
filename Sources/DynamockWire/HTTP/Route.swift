/// The meaning of a request's method and path.
package enum Route: Sendable, Hashable {
  /// An operation on a database, which is `nil` for that of a plain endpoint.
  case operation(database: String?)
  /// A health check.
  case health
  /// A browser's request on behalf of a page with this origin.
  case preflight(from: ArraySlice<UInt8>)
  /// A path that does not exist.
  case unknown

  /// Reads a request line.
  package init(_ head: RequestHead) {
    guard !head.isForRoot || head.method != .post else {
      self = .operation(database: nil)
      return
    }
    let path = head.path
    switch head.method {
    case .post: self = Self.operation(at: path)
    case .get, .head: self = path.elementsEqual("/".utf8) ? .health : .unknown
    case .options: self = head.value(of: .origin).map { .preflight(from: $0) } ?? .unknown
    case .delete, .other: self = .unknown
    }
  }

  /// Returns the route of a path for operations: `/` is the default database, `/db/NAME` (and
  /// `/db/NAME/`) another.
  ///
  /// An endpoint URL may contain a path, and all AWS SDKs keep it.
  private static func operation(at path: ArraySlice<UInt8>) -> Route {
    if path.elementsEqual("/".utf8) { return .operation(database: nil) }
    guard path.starts(with: "/db/".utf8) else { return .unknown }
    var name = path.dropFirst(4)
    if name.last == UInt8(ascii: "/") { name = name.dropLast() }
    guard !name.isEmpty, name.allSatisfy(isNameByte) else { return .unknown }
    return .operation(database: String(decoding: name, as: UTF8.self))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
