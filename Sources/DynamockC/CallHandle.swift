import CDynamock
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The C handle of a call.
///
/// `@unchecked Sendable`: the functions that take it have locks of their own.
struct CallHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  /// Creates a call for which `client` waits.
  init?(of client: ClientConnection) {
    let context = Unmanaged.passRetained(client)
    let call = dynamock_call_create(
      { context, isDone in
        guard let context else { return }
        let client = Unmanaged<ClientConnection>.fromOpaque(context).takeRetainedValue()
        if isDone == 0 { client.leave() }
      }, context.toOpaque())
    guard let call else {
      context.release()
      return nil
    }
    pointer = call
  }

  init(pointer: OpaquePointer) { self.pointer = pointer }

  /// Whether the response has arrived.
  var isDone: Bool { dynamock_call_is_done(pointer) != 0 }

  /// Delivers a response: headers and body in one block.
  func finish(_ response: WireResponse, isCut: Bool, date: [UInt8]) {
    var response = response
    if isCut { response.extraFields.append((Self.deliveryField, "truncated")) }
    let fields = WireResponse.ConnectionFields(date: date)
    let bound = response.headBound(with: fields)
    let body = response.sentBody(isCut: isCut)
    guard let block = malloc(bound + body.count + 2) else {
      return dynamock_call_finish(pointer, 500, nil, 0, 0)
    }
    let memory = UnsafeMutableRawBufferPointer(start: block, count: bound)
    let length = Self.keepFields(memory, response.writeHead(to: memory, with: fields))
    block.storeBytes(of: 0, toByteOffset: length, as: UInt8.self)
    let place = block + length + 1
    body.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { place.copyMemory(from: start, byteCount: bytes.count) }
    }
    place.storeBytes(of: 0, toByteOffset: body.count, as: UInt8.self)
    dynamock_call_finish(
      pointer, Int32(clamping: response.status), block.assumingMemoryBound(to: CChar.self),
      length, body.count)
  }

  /// Ends the call without a response.
  func finish(without delivery: StaticString) {
    let text = Array("\(Self.deliveryField): \(delivery)\r\n".utf8)
    // Two zero bytes: the end of the headers and that of an empty body.
    guard let block = calloc(text.count + 2, 1) else {
      return dynamock_call_finish(pointer, 0, nil, 0, 0)
    }
    text.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { block.copyMemory(from: start, byteCount: bytes.count) }
    }
    dynamock_call_finish(
      pointer, 0, block.assumingMemoryBound(to: CChar.self), text.count, 0)
  }

  /// Returns the name of a client's observation on a socket: `hangup`, `reset`, `truncated`.
  private static var deliveryField: String { "x-dynamock-delivery" }

  /// Moves the fields of a head to its beginning, and omits the status line and the empty line.
  /// - Returns: the length of the fields.
  private static func keepFields(_ memory: UnsafeMutableRawBufferPointer, _ length: Int) -> Int {
    guard let base = memory.baseAddress, let end = memchr(base, 0x0A, length) else { return 0 }
    let start = UnsafeRawPointer(end) - UnsafeRawPointer(base) + 1
    let count = max(0, length - start - 2)
    memmove(base, base + start, count)
    return count
  }
}
