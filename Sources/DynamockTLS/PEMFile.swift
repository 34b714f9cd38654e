import COpenSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file in PEM format, read as a whole.
struct PEMFile {
  let path: String
  let bytes: [UInt8]

  /// The maximum length of a file: certificates are never longer, and a device may be endless.
  private static let longest = 1 << 20

  init(path: String) throws(TLSError) {
    // A FIFO without a writer would block the signals that are handled on this thread.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.fault(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count < Self.longest {
      let count = read(descriptor, &chunk, chunk.count)
      guard count >= 0 else { throw Self.fault(path) }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    self.path = path
    self.bytes = bytes
  }

  private static func fault(_ path: String) -> TLSError {
    TLSError(.unreadable(path: path, String(cString: strerror(errno))))
  }

  /// Returns the certificates, the first of which is the server's own.
  ///
  /// The caller frees them.
  func certificates() -> [OpaquePointer] {
    withMemory { memory in
      var certificates: [OpaquePointer] = []
      while let next = dynamock_PEM_read_bio_X509(memory, nil, dynamock_no_password, nil) {
        certificates.append(next)
      }
      return certificates
    } ?? []
  }

  /// Returns the private key, which the caller frees.
  func key() throws(TLSError) -> OpaquePointer {
    let key = withMemory { dynamock_PEM_read_bio_PrivateKey($0, nil, dynamock_no_password, nil) }
    if let key = key ?? nil { return key }
    let isEncrypted = bytes.indices.contains { bytes[$0...].starts(with: "ENCRYPTED".utf8) }
    throw TLSError(isEncrypted ? .encryptedKey(path: path) : .noKey(path: path))
  }

  private func withMemory<Result>(_ body: (OpaquePointer) -> Result) -> Result? {
    defer { dynamock_ERR_clear_error() }
    return bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let memory = dynamock_BIO_new_mem_buf(start, Int32(clamping: bytes.count))
      else { return nil }
      defer { dynamock_BIO_free(memory) }
      return body(memory)
    }
  }
}
