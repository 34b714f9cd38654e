import CDynamock
import DynamockModel
import Testing

/// An instance of the C library, used in the way of a C program.
final class OpenedLibrary: Sendable {
  private let number: UInt

  var handle: OpaquePointer? { OpaquePointer(bitPattern: number) }

  /// Opens an instance.
  init(_ settings: String = #"{"auth": "none"}"#) throws {
    var fault: UnsafeMutablePointer<CChar>?
    let opened = settings.withCString { dynamock_open($0, settings.utf8.count, &fault) }
    defer { dynamock_free(fault) }
    let handle: OpaquePointer = try #require(
      opened, "\(fault.map { String(cString: $0) } ?? "")")
    number = UInt(bitPattern: handle)
  }

  deinit { _ = dynamock_close(handle) }

  /// Returns the message for invalid settings, or `nil` if they are valid.
  static func fault(of settings: String) -> String? {
    var fault: UnsafeMutablePointer<CChar>?
    let opened = settings.withCString { dynamock_open($0, settings.utf8.count, &fault) }
    defer { dynamock_free(fault) }
    if let opened { dynamock_close(opened) }
    return fault.map { String(cString: $0) }
  }

  /// Starts a request in parts.
  func start(
    _ method: String = "POST", _ target: String = "/", headers: String = "", body: [UInt8] = []
  ) -> (state: Int32, call: OpaquePointer?) {
    start(Array(method.utf8), Array(target.utf8), headers: Array(headers.utf8), body: body)
  }

  func start(
    _ method: [UInt8], _ target: [UInt8], headers: [UInt8], body: [UInt8]
  ) -> (state: Int32, call: OpaquePointer?) {
    var call: OpaquePointer?
    let state = method.withUnsafeBytes { method in
      target.withUnsafeBytes { target in
        headers.withUnsafeBytes { headers in
          body.withUnsafeBytes { body in
            var request = dynamock_request(
              method: method.bindMemory(to: CChar.self).baseAddress, method_length: method.count,
              target: target.bindMemory(to: CChar.self).baseAddress, target_length: target.count,
              headers: headers.bindMemory(to: CChar.self).baseAddress,
              headers_length: headers.count,
              body: body.bindMemory(to: UInt8.self).baseAddress, body_length: body.count)
            return dynamock_start(handle, &request, &call)
          }
        }
      }
    }
    return (state, call)
  }

  /// Starts an operation.
  func start(_ operation: Operation, _ body: String) -> (state: Int32, call: OpaquePointer?) {
    let headers =
      "Content-Type: application/x-amz-json-1.0\r\n"
      + "X-Amz-Target: DynamoDB_20120810.\(operation.name)\r\n"
    return start(headers: headers, body: Array(body.utf8))
  }

  /// Performs an operation.
  @discardableResult
  func send(_ operation: Operation, _ body: String) throws -> Response {
    try Response(start(operation, body))
  }

  /// Sends a request to the control API.
  @discardableResult
  func control(_ method: String, _ path: String, _ body: String = "") throws -> Response {
    try Response(
      start(
        method, "/_dynamock/v1/\(path)", headers: "Content-Type: application/json\r\n",
        body: Array(body.utf8)))
  }

  /// Returns the response of an instance within 20 seconds.
  struct Response {
    let started: Int32
    let status: Int32
    let headers: String
    let body: String

    init(_ started: (state: Int32, call: OpaquePointer?)) throws {
      self.started = started.state
      let call = try #require(started.call, "start returned \(started.state)")
      defer { dynamock_release(call) }
      try #require(dynamock_wait(call, 20_000) == Int32(DYNAMOCK_DONE))
      status = dynamock_status(call)
      var length = 0
      let headers = dynamock_headers(call, &length)
      self.headers = String(
        decoding: UnsafeRawBufferPointer(start: headers, count: length), as: UTF8.self)
      let body = dynamock_body(call, &length)
      self.body = String(
        decoding: UnsafeRawBufferPointer(start: body, count: length), as: UTF8.self)
    }

    /// Returns the value of a field.
    func header(_ name: String) -> String? {
      headers.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
  }
}

extension OpenedLibrary {
  static let table = #"""
    {"TableName": "Stock", "BillingMode": "PAY_PER_REQUEST",
     "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
     "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
    """#

  static func item(_ id: String) -> String {
    #"{"TableName": "Stock", "Item": {"id": {"S": "\#(id)"}}}"#
  }

  static func key(_ id: String) -> String {
    #"{"TableName": "Stock", "Key": {"id": {"S": "\#(id)"}}}"#
  }

  /// Returns an instance with a table and the item `a`.
  static func filled(_ settings: String = #"{"auth": "none"}"#) throws -> OpenedLibrary {
    let library = try OpenedLibrary(settings)
    try #require(try library.send(.createTable, table).status == 200)
    try #require(try library.send(.putItem, item("a")).status == 200)
    return library
  }
}
