import DynamockEngine
import DynamockModel
import DynamockUpstream
import DynamockWire

/// Puts changes into Kinesis streams by PutRecords, signed with Signature Version 4.
///
/// A request contains at most one change of each item: PutRecords may reject some records and take
/// later ones, and the changes of an item have to stay in order.
struct StreamSink: KinesisSink {
  /// The endpoint, or `nil` for AWS's own of each stream's region.
  let url: UpstreamURL?
  let credentials: AmazonCredentials
  let client: UpstreamClient
  let clock: any WallClock

  func send(_ changes: [KinesisChange]) async -> SinkResult {
    var result = SinkResult()
    guard let arn = changes.first?.streamARN else { return result }
    var waiting = Array(changes.prefix { $0.streamARN == arn })
    while !waiting.isEmpty, result.fault == nil {
      let batch = waiting.firstOfEachKey
      do throws(KinesisFault) {
        let (delivered, fault) = try await put(batch, into: arn)
        result.delivered += delivered
        result.fault = fault
      } catch {
        result.fault = error
      }
      let sent = Set(batch.map(\.number))
      waiting.removeAll { sent.contains($0.number) }
    }
    return result
  }

  private func put(
    _ batch: [KinesisChange], into arn: String
  ) async throws(KinesisFault) -> ([Int], KinesisFault?) {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, let name = fields[5].split(separator: "/").last,
      let endpoint = url ?? UpstreamURL(kinesisOf: String(fields[3]))
    else { throw .badARN(arn) }
    let body = JSONText([
      ("StreamName", JSONText(String(name))),
      (
        "Records",
        JSONText(
          batch.map { change in
            var data: [UInt8] = []
            Base64.append(change.json, to: &data)
            return JSONText([
              ("Data", JSONText(String(decoding: data, as: UTF8.self))),
              ("PartitionKey", JSONText(change.partitionKey)),
            ])
          })
      ),
    ]).bytes
    let response = try await client.kinesisResponse(
      from: endpoint, try await signed(body, for: endpoint, region: String(fields[3])), body)
    guard response.status == 200 else {
      throw .status(
        response.status, endpoint: endpoint.text,
        body: String(decoding: response.body.prefix(200), as: UTF8.self))
    }
    return try Self.outcome(of: batch, response.body, endpoint)
  }

  /// Returns the numbers of the records that were taken, and why the others were not.
  private static func outcome(
    of batch: [KinesisChange], _ body: [UInt8], _ endpoint: UpstreamURL
  ) throws(KinesisFault) -> ([Int], KinesisFault?) {
    guard let records = (try? JSONTree(parsing: body))?["Records"]?.elements,
      records.count == batch.count
    else { throw .malformed(endpoint: endpoint.text) }
    var delivered: [Int] = []
    var rejected: [JSONTree] = []
    for (change, record) in zip(batch, records) {
      if record["SequenceNumber"]?.text != nil, record["ErrorCode"]?.text == nil {
        delivered.append(change.number)
      } else {
        rejected.append(record)
      }
    }
    let fault = rejected.first.map { first in
      KinesisFault.rejected(
        count: rejected.count, code: first["ErrorCode"]?.text ?? "no code",
        message: first["ErrorMessage"]?.text ?? "no message")
    }
    return (delivered, fault)
  }

  private func signed(
    _ body: [UInt8], for endpoint: UpstreamURL, region: String
  ) async throws(KinesisFault) -> [(name: String, value: String)] {
    let fields: [RequestSigner.Field] = [
      ("Host", endpoint.authority), ("Content-Type", "application/x-amz-json-1.1"),
      ("X-Amz-Target", "Kinesis_20131202.PutRecords"),
    ]
    let path = endpoint.target.prefix { $0 != "?" }
    return fields
      + RequestSigner(try await keys(for: endpoint), region: region, service: "kinesis")
      .fields(signing: fields, path: String(path), body: body, at: clock.now)
  }

  private func keys(for endpoint: UpstreamURL) async throws(KinesisFault) -> SigningCredentials {
    do throws(UpstreamError) { return try await credentials.keys(for: endpoint) } catch {
      throw .upstream(error)
    }
  }
}

extension [KinesisChange] {
  /// The first change of each item, at most as many as PutRecords takes: 500.
  fileprivate var firstOfEachKey: [KinesisChange] {
    var keys = Set<String>()
    return Array(filter { keys.insert($0.partitionKey).inserted }.prefix(500))
  }
}
