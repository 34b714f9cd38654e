import DynamockEngine
import DynamockUpstream
import DynamockWire

/// Posts batches of changes to an HTTP endpoint, one JSON object per line.
struct WebSink: KinesisSink {
  let url: UpstreamURL
  let client: UpstreamClient

  /// The field with the Kinesis stream's ARN.
  private static let streamField = "X-Dynamock-Stream"

  func send(_ changes: [KinesisChange]) async -> SinkResult {
    guard let arn = changes.first?.streamARN else { return SinkResult() }
    let batch = Array(changes.prefix { $0.streamARN == arn })
    do throws(KinesisFault) {
      let response = try await client.kinesisResponse(
        from: url,
        [("Content-Type", "application/x-ndjson"), (Self.streamField, arn)], batch.lines)
      guard 200..<300 ~= response.status else {
        throw .status(
          response.status, endpoint: url.text,
          body: String(decoding: response.body.prefix(200), as: UTF8.self))
      }
      return SinkResult(delivered: batch.map(\.number))
    } catch {
      return SinkResult(fault: error)
    }
  }
}

extension UpstreamClient {
  /// Sends a request that may be sent twice.
  func kinesisResponse(
    from url: UpstreamURL, _ fields: [(name: String, value: String)], _ body: [UInt8]
  ) async throws(KinesisFault) -> UpstreamResponse {
    do throws(UpstreamError) {
      return try await send(url: url, headers: fields, body: body, isRead: true)
    } catch {
      throw .upstream(error)
    }
  }
}
