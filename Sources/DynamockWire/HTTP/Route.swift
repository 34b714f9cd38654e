/// What a request's method and path ask for.
package enum Route: Sendable, Hashable {
  /// An operation on a database; nil is the one a plain endpoint reaches.
  case operation(database: String?)
  /// Whether the service is well.
  case health
  /// A browser that asks on behalf of a page of this origin.
  case preflight(from: ArraySlice<UInt8>)
  /// Something that is not there.
  case unknown

  /// Reads a request line.
  package init(_ head: RequestHead) {
    let path = head.path
    switch head.method {
    case .post: self = Self.operation(at: path)
    case .get, .head: self = path.elementsEqual("/".utf8) ? .health : .unknown
    case .options: self = head.value(of: .origin).map { .preflight(from: $0) } ?? .unknown
    case .delete, .other: self = .unknown
    }
  }

  /// `/` is the default database, `/db/NAME` (and `/db/NAME/`) another: an endpoint URL may hold a
  /// path, and every AWS SDK keeps it.
  private static func operation(at path: ArraySlice<UInt8>) -> Route {
    if path.count == 1, path.first == UInt8(ascii: "/") { return .operation(database: nil) }
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
