import DynamockEngine
import DynamockExchange
import DynamockModel
import DynamockUpstream
import DynamockWire

/// A bucket of a server with S3's API.
struct S3Bucket: RemoteBucket {
  let name: String
  let connection: S3Connection

  func requireExistence() async throws(TransferFailure) {
    guard !name.isEmpty else { throw .invalidBucket(name) }
    // Its response names the fault, which that of HEAD does not.
    _ = try await page(prefix: "", limit: 1, after: nil)
  }

  func objects(
    withPrefix prefix: String, upTo limit: Int
  ) async throws(TransferFailure) -> [(key: String, size: Int)] {
    var found: [(key: String, size: Int)] = []
    var token: String?
    repeat {
      let page = try await page(prefix: prefix, limit: 1_000, after: token)
      for object in page.elements("Contents") {
        guard let key = object.text("Key"), let size = object.text("Size").flatMap({ Int($0) }),
          size >= 0
        else { throw .malformedResponse }
        // A folder of S3's console is no object with items.
        if !(size == 0 && key.hasSuffix("/")) { found.append((key, size)) }
      }
      let next = page.text("NextContinuationToken")
      // A token that is its own successor would lead to the same page for ever.
      guard (next != nil) == (page.text("IsTruncated") == "true"), next == nil || next != token
      else { throw .malformedResponse }
      token = next
    } while token != nil && found.count < limit
    return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private func page(
    prefix: String, limit: Int, after token: String?
  ) async throws(TransferFailure) -> S3Text {
    var query: [RequestSigner.Field] = [
      ("list-type", "2"), ("max-keys", "\(limit)"), ("prefix", prefix),
    ]
    if let token { query.append(("continuation-token", token)) }
    let response = try await connection.response(to: S3Request("GET", name, query: query))
    // Its outermost element has a namespace, and is no other's.
    let text = S3Text(response.body)
    guard
      String(decoding: response.body.prefix(400), as: UTF8.self).holds("<ListBucketResult"),
      text.isWhole("ListBucketResult")
    else { throw .malformedResponse }
    return text
  }

  func read(
    _ key: String, from offset: Int, count: Int, version: String?
  ) async throws(TransferFailure) -> (bytes: [UInt8], version: String?) {
    var fields: [RequestSigner.Field] = [("Range", "bytes=\(offset)-\(offset + count - 1)")]
    if let version { fields.append(("If-Match", version)) }
    let response = try await connection.response(
      to: S3Request("GET", name, key: key, fields: fields))
    // A server without ranges returns everything.
    let bytes =
      response.status == 206
      ? response.body : Array(response.body.dropFirst(offset).prefix(count))
    return (bytes, response["etag"])
  }

  func write(
    _ key: String, _ next: () throws(TransferFailure) -> [UInt8]
  ) async throws(TransferFailure) {
    let first = try next()
    let second = first.count < Buckets.partSize ? [] : try next()
    guard !second.isEmpty else {
      _ = try await connection.response(to: S3Request("PUT", name, key: key, body: first))
      return
    }
    let started = try await connection.response(
      to: S3Request("POST", name, key: key, query: [("uploads", "")]))
    guard let upload = S3Text(started.body).text("UploadId") else { throw .malformedResponse }
    do throws(TransferFailure) {
      try await writeParts(of: key, upload, [first, second], next)
    } catch {
      // Parts of an upload that is neither completed nor removed cost storage.
      _ = try? await connection.response(
        to: S3Request("DELETE", name, key: key, query: [("uploadId", upload)]))
      throw error
    }
  }

  private func writeParts(
    of key: String, _ upload: String, _ read: [[UInt8]],
    _ next: () throws(TransferFailure) -> [UInt8]
  ) async throws(TransferFailure) {
    var tags: [String] = []
    var waiting = read
    while !waiting.isEmpty {
      let part = waiting.removeFirst()
      let response = try await connection.response(
        to: S3Request(
          "PUT", name, key: key,
          query: [("partNumber", "\(tags.count + 1)"), ("uploadId", upload)], body: part))
      guard let tag = response["etag"] else { throw .malformedResponse }
      tags.append(tag)
      if waiting.isEmpty {
        let following = try next()
        if !following.isEmpty { waiting.append(following) }
      }
    }
    let parts = tags.enumerated().map { number, tag in
      "<Part><PartNumber>\(number + 1)</PartNumber><ETag>\(tag)</ETag></Part>"
    }
    let body =
      "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
      + parts.joined() + "</CompleteMultipartUpload>"
    let response = try await connection.response(
      to: S3Request(
        "POST", name, key: key, query: [("uploadId", upload)], body: Array(body.utf8)))
    // It may fail after its status has been sent.
    if S3Text(response.body).text("Code") != nil { throw TransferFailure(response) }
  }

  func remove(_ key: String) async throws(TransferFailure) {
    _ = try await connection.response(to: S3Request("DELETE", name, key: key))
  }
}
