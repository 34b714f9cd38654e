import COpenSSL
import NIOCore

/// One side of a TLS connection, independent of any socket.
final class TLSSession {
  private let session: OpaquePointer
  /// Received bytes to be decrypted, and bytes to be sent; the session owns both.
  private let input: OpaquePointer
  private let output: OpaquePointer
  private let context: TLSContext

  /// The result of a step.
  enum Step {
    /// The step is complete.
    case done
    /// More input is needed.
    case needsInput
    /// The other side has sent its TLS closure.
    case ended
    /// The connection has failed.
    case failed(TLSError)
  }

  private init(_ context: TLSContext) throws(TLSError) {
    guard let session = dynamock_SSL_new(context.pointer) else {
      throw TLSError(.library(OpenSSL.takeReason()))
    }
    guard let input = dynamock_BIO_new(dynamock_BIO_s_mem()) else {
      dynamock_SSL_free(session)
      throw TLSError(.library(OpenSSL.takeReason()))
    }
    guard let output = dynamock_BIO_new(dynamock_BIO_s_mem()) else {
      dynamock_BIO_free(input)
      dynamock_SSL_free(session)
      throw TLSError(.library(OpenSSL.takeReason()))
    }
    dynamock_SSL_set_bio(session, input, output)
    self.session = session
    self.input = input
    self.output = output
    self.context = context
  }

  deinit { dynamock_SSL_free(session) }

  /// Creates the session of a server.
  convenience init(serverOf context: TLSContext) throws(TLSError) {
    try self.init(context)
    dynamock_SSL_set_accept_state(session)
  }

  /// Creates the session of a client.
  /// - Parameter host: The name or address required in the server's certificate, or `nil` for any.
  convenience init(clientOf context: TLSContext, host: String?) throws(TLSError) {
    try self.init(context)
    dynamock_SSL_set_connect_state(session)
    guard let host else { return }
    // An address is not a server name ([rfc-6066], section 3).
    if dynamock_X509_VERIFY_PARAM_set1_ip_asc(dynamock_SSL_get0_param(session), host) == 1 {
      return
    }
    dynamock_ERR_clear_error()
    let isNamed = host.withCString { name in
      dynamock_SSL_ctrl(
        session, OpenSSL.Constant.serverName, 0, UnsafeMutableRawPointer(mutating: name)) == 1
        && dynamock_SSL_set1_host(session, name) == 1
    }
    guard isNamed else { throw TLSError(.library("\(host) is not the name of a server")) }
  }

  /// Adds received bytes to the input.
  func receive(_ bytes: ByteBuffer) {
    bytes.withUnsafeReadableBytes { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
      _ = dynamock_BIO_write(input, start, Int32(clamping: bytes.count))
    }
  }

  /// Continues the handshake.
  func handshake() -> Step {
    dynamock_ERR_clear_error()
    let result = dynamock_SSL_do_handshake(session)
    return result == 1 ? .done : step(after: result)
  }

  /// Appends decrypted bytes up to a limit; returns `done` if there may be more.
  func read(into plain: inout ByteBuffer, atMost limit: Int) -> Step {
    while plain.readableBytes < limit {
      dynamock_ERR_clear_error()
      var result: Int32 = 0
      plain.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.recordLength) { memory in
        result = dynamock_SSL_read(session, memory.baseAddress, Int32(clamping: memory.count))
        return max(0, Int(result))
      }
      if result <= 0 { return step(after: result) }
    }
    return .done
  }

  /// Encrypts bytes; returns the number of bytes accepted, or `nil` if the connection has failed.
  func write(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return 0 }
    dynamock_ERR_clear_error()
    let result = dynamock_SSL_write(session, start, Int32(clamping: bytes.count))
    return result > 0 ? Int(result) : nil
  }

  /// Sends the TLS closure.
  func end() {
    dynamock_ERR_clear_error()
    _ = dynamock_SSL_shutdown(session)
    dynamock_ERR_clear_error()
  }

  /// Returns the bytes to be sent, or `nil` if there are none.
  func takeOutput() -> ByteBuffer? {
    let count = dynamock_BIO_ctrl_pending(output)
    guard count > 0 else { return nil }
    var bytes = ByteBuffer()
    bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { memory in
      max(0, Int(dynamock_BIO_read(output, memory.baseAddress, Int32(clamping: count))))
    }
    return bytes
  }

  private static let recordLength = 16_384

  private func step(after result: Int32) -> Step {
    switch dynamock_SSL_get_error(session, result) {
    case OpenSSL.Constant.wantsRead, OpenSSL.Constant.wantsWrite: return .needsInput
    case OpenSSL.Constant.zeroReturn: return .ended
    default:
      let verification = dynamock_SSL_get_verify_result(session)
      let reason = OpenSSL.takeReason()
      if verification != 0, let text = dynamock_X509_verify_cert_error_string(verification) {
        return .failed(TLSError(.untrusted(String(cString: text))))
      }
      return .failed(TLSError(.library(reason)))
    }
  }
}
