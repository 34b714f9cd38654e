/// The client behind a request, as far as the scheduling of work depends on it.
package protocol RequestCaller: AnyObject, Sendable {
  /// Whether the client is still connected, as far as the server knows.
  var isOpen: Bool { get }
}
