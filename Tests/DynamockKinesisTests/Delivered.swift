import Dynamock
import DynamockEngine
import DynamockKinesis
import DynamockModel
import Foundation
import Testing

/// A folder for the file of a sink and for a database, which is removed with the last reference.
final class Place: Sendable {
  let path = "/tmp/dynamock-kinesis-\(UInt64.random(in: .min ... .max))"
  let clock = ManualClock()

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The file of the sink.
  var file: String { path + "/changes.jsonl" }

  /// The settings of a database whose changes go to the file.
  /// - Parameter isStarted: whether they are delivered, or stay queued.
  func settings(isStarted: Bool = true) -> DynamockDatabase.Settings {
    var settings = DynamockDatabase.Settings()
    settings.kinesis = KinesisDelivery.service(file)
    if isStarted {
      KinesisDelivery.start(settings.kinesis, environment: [:]) { event in
        Issue.record("\(event)")
      }
    }
    return settings
  }

  /// Opens a database in memory, or in a file.
  func database(
    _ kind: StoreKind, isStarted: Bool = true,
    _ change: (inout DynamockDatabase.Settings) -> Void = { _ in }
  ) throws -> DynamockDatabase {
    var settings = settings(isStarted: isStarted)
    change(&settings)
    switch kind {
    case .memory: return try DynamockDatabase(settings: settings, clock: clock)
    case .file:
      return try DynamockDatabase(file: path + "/data.sqlite", settings: settings, clock: clock)
    }
  }

  /// Waits until the file has a number of records, and returns them.
  func records(_ count: Int) async throws -> [[String: Any]] {
    let deadline = ContinuousClock.now + .seconds(300)
    while ContinuousClock.now < deadline {
      let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if lines.count >= count {
        let records = try lines.map { line in
          try #require(
            JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
        }
        #expect(records.count == count, "more records than changes")
        return records
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("there are no \(count) records")
    return []
  }

  /// The lines of the file.
  func lines() throws -> [Substring] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
  }
}

/// The kinds of stores.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case memory
  case file

  var testDescription: String { rawValue }
}

extension DynamockDatabase {
  static let arn = "arn:aws:kinesis:us-east-1:123456789012:stream/changes"

  /// Creates a table with a destination.
  func makeTable(
    _ name: String = "Music", precision: ApproximateCreationDateTimePrecision? = nil
  ) async throws {
    try await createTable(CreateTableInput(tableName: name, partitionKey: .string("p")))
    try await enable(name, precision)
  }

  func enable(
    _ table: String = "Music", _ precision: ApproximateCreationDateTimePrecision? = nil,
    arn: String = DynamockDatabase.arn
  ) async throws {
    _ = try await enableKinesisStreamingDestination(
      EnableKinesisStreamingDestinationInput(
        tableName: table, streamArn: arn,
        enableKinesisStreamingConfiguration: precision.map {
          EnableKinesisStreamingConfiguration(approximateCreationDateTimePrecision: $0)
        }))
  }

  func put(_ key: String, _ value: String, into table: String = "Music") async throws {
    _ = try await putItem(
      PutItemInput(tableName: table, item: ["p": .string(key), "v": .string(value)]))
  }

  func delete(_ key: String, from table: String = "Music") async throws {
    _ = try await deleteItem(DeleteItemInput(tableName: table, key: ["p": .string(key)]))
  }
}

/// Returns a member of nested objects as JSON with sorted keys.
func json(_ object: [String: Any]) throws -> String {
  String(
    decoding: try JSONSerialization.data(
      withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self)
}
