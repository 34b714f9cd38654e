import DynamockEngine

extension RemoteBucket {
  /// Copies an object to a new file, in parts.
  func copy(_ key: String, size: Int, to path: String) async throws(BucketFault) {
    let file = try Self.file { () throws(ExchangeError) in try OutputFile(path) }
    var offset = 0
    var version: String?
    while offset < size {
      let bytes: [UInt8]
      do throws(TransferFailure) {
        (bytes, version) = try await read(
          key, from: offset, count: min(Buckets.partSize, size - offset), version: version)
      } catch { throw .remote(error) }
      guard !bytes.isEmpty else { throw .remote(.shortObject(key)) }
      try Self.file { () throws(ExchangeError) in try file.write(bytes) }
      offset += bytes.count
    }
  }

  /// Copies a file to an object, in parts.
  func copy(file path: String, to key: String) async throws(BucketFault) {
    let file = try Self.file { () throws(ExchangeError) in try InputFile(path) }
    do throws(TransferFailure) {
      try await write(key) { () throws(TransferFailure) in
        var part: [UInt8] = []
        while part.count < Buckets.partSize {
          let chunk: [UInt8]
          do throws(ExchangeError) { chunk = try file.next() } catch {
            throw TransferFailure(.file(error))
          }
          if chunk.isEmpty { break }
          part += chunk
        }
        return part
      }
    } catch { throw .remote(error) }
  }

  private static func file<Output>(
    _ body: () throws(ExchangeError) -> Output
  ) throws(BucketFault) -> Output {
    do throws(ExchangeError) { return try body() } catch { throw .file(error) }
  }
}

extension TransferFailure {
  /// The failure for an object that has fewer bytes than its bucket has listed.
  fileprivate static func shortObject(_ key: String) -> TransferFailure {
    TransferFailure(code: "S3InternalError", message: "The object \(key) has changed meanwhile.")
  }
}
