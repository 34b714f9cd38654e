import Dynamock
import DynamockEngine
import DynamockModel
import Foundation
import TemporaryFiles
import Testing

@testable import DynamockExchange

/// Exports and imports survive a restart, and are in forks.
@Suite("The records of exports and imports")
struct TransferLifeTests {
  private func settings(_ folder: TemporaryFolder) throws -> DynamockDatabase.Settings {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/music", withIntermediateDirectories: true)
    var settings = DynamockDatabase.Settings()
    settings.transfers = BucketTransfers.service(root: folder.path)
    return settings
  }

  private static func exportable(_ database: DynamockDatabase) async throws -> String {
    try await database.createTable(
      CreateTableInput(tableName: "Music", partitionKey: .string("p")))
    try await database.updateContinuousBackups(
      UpdateContinuousBackupsInput(
        tableName: "Music",
        pointInTimeRecoverySpecification: .init(pointInTimeRecoveryEnabled: true)))
    return try await database.describeTable(.init(tableName: "Music")).table?.tableArn ?? ""
  }

  private static func settled(
    _ database: DynamockDatabase, _ arn: String?
  ) async throws -> ExportDescription {
    let deadline = ContinuousClock.now + .seconds(300)
    while true {
      let description = try #require(
        try await database.describeExport(.init(exportArn: arn)).exportDescription)
      if description.exportStatus != .inProgress { return description }
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test("an export survives a restart of a file, with its token")
  func restart() async throws {
    let folder = TemporaryFolder()
    let settings = try settings(folder)
    let file = folder.path + "/data.sqlite"
    let first = try DynamockDatabase(file: file, settings: settings)
    let arn = try await Self.exportable(first)
    let request = ExportTableToPointInTimeInput(
      tableArn: arn, clientToken: "one", s3Bucket: "music", s3Prefix: "p", exportFormat: .ion)
    let begun = try await first.exportTableToPointInTime(request)
    let before = try await Self.settled(first, begun.exportDescription?.exportArn)
    #expect(before.exportStatus == .completed)
    try first.close()
    let second = try DynamockDatabase(file: file, settings: settings)
    #expect(try await Self.settled(second, before.exportArn) == before)
    #expect(try await second.exportTableToPointInTime(request).exportDescription == before)
    try second.close()
  }

  @Test("an export whose server stopped has failed")
  func interrupted() async throws {
    let folder = TemporaryFolder()
    var settings = try settings(folder)
    let file = folder.path + "/data.sqlite"
    // What had to settle later has failed at once, since no one settles it.
    settings.tableExport = .seconds(3600)
    // A service that never ends.
    settings.transfers = TransferService(place: .folder(folder.path), carrier: Idle())
    let first = try DynamockDatabase(file: file, settings: settings)
    let arn = try await Self.exportable(first)
    let begun = try await first.exportTableToPointInTime(
      .init(tableArn: arn, s3Bucket: "music"))
    #expect(begun.exportDescription?.exportStatus == .inProgress)
    do {
      // The file belongs to the process as long as a fork of it is there.
      let fork = try await first.fork()
      #expect(
        try await fork.listExports(.init()).exportSummaries == [],
        "a fork leaves it out, since no one would finish it")
    }
    try first.close()
    let second = try DynamockDatabase(file: file, settings: settings)
    let end = try await Self.settled(second, begun.exportDescription?.exportArn)
    #expect(end.exportStatus == .failed)
    #expect(end.failureCode == "InternalServerError")
    try second.close()
  }

  @Test("the next start removes the files of an export that was not finished, and no others")
  func remains() async throws {
    let folder = TemporaryFolder()
    let settings = try settings(folder)
    var idle = settings
    idle.transfers = TransferService(place: .folder(folder.path), carrier: Idle())
    let file = folder.path + "/data.sqlite"
    let first = try DynamockDatabase(file: file, settings: idle)
    let arn = try await Self.exportable(first)
    let begun = try await first.exportTableToPointInTime(
      .init(tableArn: arn, s3Bucket: "music", s3Prefix: "p"))
    let id = begun.exportDescription?.exportArn?.split(separator: "/").last ?? ""
    let exports = "\(folder.path)/music/p/AWSDynamoDB"
    for path in ["\(id)/data", "other/data"] {
      try FileManager.default.createDirectory(
        atPath: "\(exports)/\(path)", withIntermediateDirectories: true)
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(exports)/\(path)/1.json.gz"))
    }
    try first.close()
    let second = try DynamockDatabase(file: file, settings: settings)
    // A later write has its turn after those of the start.
    _ = try await second.exportTableToPointInTime(
      .init(tableArn: arn, s3Bucket: "music", s3Prefix: "q"))
    let found = try FileManager.default.contentsOfDirectory(atPath: exports)
    #expect(found == ["other"])
    #expect(FileManager.default.fileExists(atPath: "\(exports)/other/data/1.json.gz"))
    try second.close()
  }

  @Test("a cancelled bulk operation writes nothing more, and one whose server stopped has failed")
  func bulk() async throws {
    let folder = TemporaryFolder()
    var settings = try settings(folder)
    // A service that never ends.
    settings.transfers = TransferService(place: .folder(folder.path), carrier: Idle())
    let file = folder.path + "/data.sqlite"
    let first = try DynamockDatabase(file: file, settings: settings)
    _ = try await Self.exportable(first)
    let input = StartBulkPutItemsInput(
      inputS3Configuration: InputS3Configuration(s3Bucket: "music", inputFormat: .ion),
      outputS3Configuration: OutputS3Configuration(s3Bucket: "music", outputType: [.error]),
      tableName: "Music")
    var arns: [String] = []
    for _ in 0..<2 {
      let begun = try await first.startBulkPutItems(input).bulkOperationDescription
      #expect(begun?.bulkOperationStatus == .inProgress)
      arns.append(begun?.bulkOperationArn ?? "")
    }
    let id = arns[0].split(separator: "/").last.map(String.init) ?? ""
    let cancelled = try await first.cancelBulkOperation(.init(bulkOperationArn: arns[0]))
    #expect(cancelled.bulkOperationStatus == .cancelling)
    let step = await withCheckedContinuation { continuation in
      let put = PutItemInput(tableName: nil, item: ["p": .string("a")])
      first.engine.bulkPut([(0, put)], for: id) { continuation.resume(returning: $0) }
    }
    #expect(try step.get().isCancelled)
    #expect(try await first.scan(ScanInput(tableName: "Music")).count == 0)
    var result = BulkResult()
    result.isCancelled = true
    let end = await withCheckedContinuation { [result] continuation in
      first.engine.endBulk(id, result) { continuation.resume(returning: $0) }
    }
    try end.get()
    try first.close()
    let second = try DynamockDatabase(file: file, settings: settings)
    // A later write has its turn after those of the start.
    try await second.putItem(PutItemInput(tableName: "Music", item: ["p": .string("a")]))
    let found = try await second.listBulkOperations().bulkOperationsSummaryList ?? []
    let states = Dictionary(
      uniqueKeysWithValues: found.map { ($0.bulkOperationArn ?? "", $0.bulkOperationStatus) })
    #expect(states == [arns[0]: .cancelled, arns[1]: .failed])
    try second.close()
  }

  @Test("removes the data files of an unfinished incremental export, and no others")
  func sharedRemains() throws {
    let folder = TemporaryFolder()
    let id = "01767225600000-0123abcd"
    let input = ExportTableToPointInTimeInput(
      tableArn: nil, s3Bucket: "music", s3Prefix: "p", exportType: .incrementalExport)
    let place = ExportPlace(id, input)
    #expect(place.dataKey == "p/AWSDynamoDB/data")
    let data = "\(folder.path)/music/\(place.dataKey)"
    let own = "\(folder.path)/music/\(place.key)"
    for path in [data, own] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    for name in ["\(place.stem)abc.json.gz", "other.json.gz"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: "\(data)/\(name)"))
    }
    try place.removeFiles(in: BucketFolder("music", in: folder.path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: data) == ["other.json.gz"])
    #expect(!FileManager.default.fileExists(atPath: own))
  }

  @Test(
    "a bucket that the system keeps from the server is S3AccessDenied",
    arguments: [EACCES, EPERM, EROFS])
  func denied(_ code: Int32) {
    for error in [ExchangeError.unwritable("/a", errno: code), .unreadable("/a", errno: code)] {
      let failure = TransferFailure(.file(error))
      #expect(failure.code == "S3AccessDenied")
      #expect(failure.message.contains("Error Code: AccessDenied"))
    }
    #expect(TransferFailure(.file(.unwritable("/a", errno: ENOSPC))).code == "S3InternalError")
  }

  @Test("lines are found wherever the portions of a file end")
  func longLines() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path, withIntermediateDirectories: true)
    let lengths = [1, 256 * 1024 - 2, 1, 700_000, 0, 3, 1_000_000, 256 * 1024]
    let lines = lengths.enumerated().map { number, length in
      "\(number)" + String(repeating: "x", count: length)
    }
    let path = folder.path + "/lines"
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    let reader = try DataFileReader(path)
    var found: [String] = []
    while let portion = try reader.next() {
      found += portion.map { String(decoding: $0.text, as: UTF8.self) }
    }
    #expect(found == lines)
  }

  @Test("a fork has the exports of its origin, and begins its own")
  func fork() async throws {
    let folder = TemporaryFolder()
    let original = try DynamockDatabase(settings: try settings(folder))
    let arn = try await Self.exportable(original)
    let begun = try await original.exportTableToPointInTime(
      .init(tableArn: arn, s3Bucket: "music"))
    let end = try await Self.settled(original, begun.exportDescription?.exportArn)
    let fork = try await original.fork()
    #expect(
      try await fork.listExports(.init()).exportSummaries?.map(\.exportArn) == [end.exportArn])
    let own = try await fork.exportTableToPointInTime(.init(tableArn: arn, s3Bucket: "music"))
    #expect(
      try await Self.settled(fork, own.exportDescription?.exportArn).exportStatus == .completed)
    #expect(try await original.listExports(.init()).exportSummaries?.count == 1)
  }

  @Test("writes during an export do not change it")
  func consistency() async throws {
    let folder = TemporaryFolder()
    let database = try DynamockDatabase(settings: try settings(folder))
    let arn = try await Self.exportable(database)
    let text = String(repeating: "x", count: 10_000)
    for number in 0..<1_000 {
      try await database.putItem(
        PutItemInput(tableName: "Music", item: ["p": .string("\(number)"), "v": .string(text)]))
    }
    let begun = try await database.exportTableToPointInTime(
      .init(tableArn: arn, s3Bucket: "music"))
    for number in 0..<1_000 {
      try await database.deleteItem(
        DeleteItemInput(tableName: "Music", key: ["p": .string("\(number)")]))
    }
    let end = try await Self.settled(database, begun.exportDescription?.exportArn)
    #expect(end.itemCount == 1_000)
  }
}

/// A carrier that begins transfers and never ends them.
private final class Idle: TransferCarrier {
  func carryOut(_ order: ExportOrder, for database: Database) { order.respond() }
  func carryOut(_ order: ImportOrder, for database: Database) { order.respond() }
  func carryOut(_ order: BulkOrder, for database: Database) { order.respond() }
  func discardExport(
    _ id: String, _ parameters: ExportTableToPointInTimeInput, for database: Database
  ) {}
}
