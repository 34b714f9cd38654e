import Dynamock
import DynamockTesting
import Foundation
import Testing

/// ExportTableToPointInTime, DescribeExport and ListExports ([ack-quirks] exports, us-west-2 and
/// us-east-1, October 2026; [scylla-alternator] `test_export.py`).
@Suite("Exports of tables")
struct ExportTests {
  static let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/Main"
  static let enable = ContinuousBackupsTests.enable
  /// 2026-01-01T00:00:00Z, the time of the tests' clock.
  static let start = 1_767_225_600

  static func export(_ more: String = "", of table: String = arn) -> Call {
    Call(
      "ExportTableToPointInTime",
      #"{"TableArn":"\#(table)","S3Bucket":"music"\#(more.isEmpty ? "" : ",\(more)")}"#)
  }

  static func incremental(_ period: String) -> Call {
    export(
      #""ExportType":"INCREMENTAL_EXPORT","IncrementalExportSpecification":{\#(period)}"#)
  }

  static func constraint(_ value: String, at path: String, _ rule: String) -> Expected {
    .invalid(
      "1 validation error detected: Value '\(value)' at '\(path)' failed to satisfy constraint: "
        + rule)
  }

  static func time(_ message: String) -> Expected { .fails("InvalidExportTimeException", message) }

  /// Requests that are rejected although the table is ready for exports.
  static let refused: [(name: String, call: Call, expected: Expected)] = [
    (
      "a bucket that is an ARN",
      Call("ExportTableToPointInTime", #"{"TableArn":"\#(arn)","S3Bucket":"arn:aws:s3:::music"}"#),
      constraint(
        "arn:aws:s3:::music", at: "s3Bucket",
        #"Member must satisfy regular expression pattern: ^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$"#)
    ),
    (
      "an owner that is no account", export(#""S3BucketOwner":"me""#),
      constraint(
        "me", at: "s3BucketOwner", "Member must satisfy regular expression pattern: [0-9]{12}")
    ),
    (
      "a token with a dollar sign", export(#""ClientToken":"a$""#),
      constraint(
        "a$", at: "clientToken", #"Member must satisfy regular expression pattern: ^[^\$]+$"#)
    ),
    (
      "the name of a table", export(of: "Main"),
      .invalid(
        "One or more parameter values were invalid: tableArn is not a valid ARN")
    ),
    (
      "the ARN of an index", export(of: arn + "/index/by-year"),
      .invalid(
        "Invalid Request: Table ARN is invalid.")
    ),
    (
      "a table that does not exist", export(of: arn + "2"),
      .fails(
        "TableNotFoundException", "Table not found: \(arn)2")
    ),
    (
      "a table of another region",
      export(of: "arn:aws:dynamodb:eu-west-1:123456789012:table/Main"),
      .fails(
        "TableNotFoundException",
        "Table not found: arn:aws:dynamodb:eu-west-1:123456789012:table/Main")
    ),
    (
      "a table of another account",
      export(of: "arn:aws:dynamodb:us-east-1:999999999999:table/Main"),
      .fails("AccessDeniedException", "Access is denied")
    ),
    (
      "a time in the future", export(#""ExportTime":\#(start + 60)"#),
      time(
        "Export Time is invalid")
    ),
    (
      "a time before the window", export(#""ExportTime":\#(start - 60)"#),
      time(
        "Export Time is invalid")
    ),
    (
      "a specification without a type",
      export(#""IncrementalExportSpecification":{"ExportFromTime":\#(start)}"#),
      .invalid(
        "Invalid Request: Export Type expected to be Incremental Export when incremental export "
          + "specification is provided")
    ),
    (
      "a specification of a full export",
      export(
        #""ExportType":"FULL_EXPORT","IncrementalExportSpecification":{"ExportFromTime":\#(start)}"#
      ),
      .invalid(
        "Invalid Request: When Export Type is Full Export , Incremental Export Specification "
          + "should not be provided")
    ),
    (
      "an incremental export without a specification",
      export(#""ExportType":"INCREMENTAL_EXPORT""#),
      .invalid(
        "Invalid Request: Incremental Export Specification expected when export type is set as "
          + "Incremental Export")
    ),
    (
      "an incremental export without a beginning", incremental(#""ExportToTime":\#(start)"#),
      .invalid(
        "Invalid Request: ExportFromTime must be provided in IncrementalExportSpecification")
    ),
    (
      "a period from before the table", incremental(#""ExportFromTime":\#(start - 3600)"#),
      time(
        "Incremental export period from time cannot be less than the table creation time : "
          + "2026-01-01T00:00:00Z")
    ),
    (
      "a period without length",
      incremental(#""ExportFromTime":\#(start),"ExportToTime":\#(start)"#),
      time(
        "Incremental export period from time should not be greater or equal to incremental export "
          + "period to time")
    ),
    (
      "a period to the future",
      incremental(#""ExportFromTime":\#(start),"ExportToTime":\#(start + 3600)"#),
      time(
        "Incremental export period to time cannot be greater than the current time : "
          + "2026-01-01T00:00:00Z")
    ),
    (
      "a key without KMS", export(#""S3SseKmsKeyId":"key""#),
      .invalid(
        "Invalid Request: KMS Key Id is not supported for this encryption type")
    ),
    (
      "an empty filter", export(#""FilterSpecification":{}"#),
      .invalid(
        "Invalid Request: Invalid FilterSpecification: The specification can not be empty")
    ),
  ]

  @Test("a request is rejected in AWS's words, in every depth", arguments: Setting.all)
  func refusals(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      for row in Self.refused {
        row.expected.check(try await throwaway.send(row.call), row.name)
      }
      #expect(buckets.keys() == [])
      let listed = try await throwaway.call("ListExports")
      Expected.equals(#"{"ExportSummaries":[]}"#).check(listed, "nothing was begun")
    }
  }

  @Test("the periods of incremental exports are 15 minutes to 24 hours", arguments: Setting.stores)
  func periods(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      throwaway.clock.advance(by: .seconds(90_000))
      let short = #""ExportFromTime":\#(Self.start),"ExportToTime":\#(Self.start + 899)"#
      Self.time(
        "Difference between export period from time and export period to time is less than 15 "
          + "minutes"
      ).check(try await throwaway.send(Self.incremental(short)), "899 seconds")
      let long = #""ExportFromTime":\#(Self.start)"#
      Self.time(
        "Difference between export period from time and export period to time is greater than 24 "
          + "hours"
      ).check(try await throwaway.send(Self.incremental(long)), "25 hours, to now")
    }
  }

  @Test("a table without recovery is not exported", arguments: Setting.stores)
  func recoveryOff(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      Expected.fails(
        "PointInTimeRecoveryUnavailableException",
        "Point in time recovery is not enabled for table 'Main'"
      ).check(try await throwaway.send(Self.export()), "never enabled")
      Self.time(
        "Incremental export period from time cannot be less than the table creation time : "
          + "2026-01-01T00:00:00Z"
      ).check(
        try await throwaway.send(Self.incremental(#""ExportFromTime":\#(Self.start - 1)"#)),
        "checked before recovery")
    }
  }

  @Test("a time within the lag of recovery is too recent", arguments: Setting.stores)
  func lag(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    var settings = buckets.settings
    settings.recoveryLag = .seconds(300)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      throwaway.clock.advance(by: .seconds(100))
      Self.time("Point in Time Recovery is not available for specified export time").check(
        try await throwaway.send(Self.export(#""ExportTime":\#(Self.start + 99)"#)), "a second ago")
    }
  }

  @Test("a full export is described at its beginning and at its end", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([
        .hashTable, Self.enable, .put(#"{"p":{"S":"a"},"v":{"N":"1"}}"#),
        .put(#"{"p":{"S":"b"},"w":{"B":"AQI="}}"#),
      ])
      throwaway.clock.advance(by: .milliseconds(5_250))
      let begun = try await throwaway.send(
        Self.export(#""ClientToken":"one","S3Prefix":"daily""#))
      let exportARN = try #require(begun["ExportDescription"]?["ExportArn"]?.text, "\(begun.text)")
      let id = String(exportARN.split(separator: "/").last ?? "")
      #expect(
        exportARN.hasPrefix("\(Self.arn)/export/01767225605250-") && id.utf8.count == 23,
        "\(exportARN)")
      let members =
        #""ClientToken":"one","ExportArn":"\#(exportARN)","ExportFormat":"DYNAMODB_JSON","#
        + #""ExportTime":1767225605.25,"S3Bucket":"music","S3Prefix":"daily","#
        + #""S3SseAlgorithm":"AES256","StartTime":1767225605.25,"TableArn":"\#(Self.arn)","#
        + #""TableId":"\#(try await tableID(throwaway))""#
      Expected.equals(
        #"{"ExportDescription":{"ExportStatus":"IN_PROGRESS",\#(members)}}"#
      ).check(begun, "the response, without ExportType, which was not sent")
      let end = try await throwaway.settled(begun)
      let manifest = "daily/AWSDynamoDB/\(id)/manifest-summary.json"
      let size = 2 + 3 + 2 + 3
      Expected.equals(
        #"{"ExportDescription":{"ExportStatus":"COMPLETED","EndTime":1767225605.25,"#
          + #""ExportManifest":"\#(manifest)","ItemCount":2,"BilledSizeBytes":\#(size),\#(members)}}"#
      ).check(Answer(status: 200, body: .object(["ExportDescription": end])), "the end")
      let again = try await throwaway.send(
        Self.export(#""ClientToken":"one","S3Prefix":"daily""#))
      #expect(again["ExportDescription"] == end, "the same token, after the end: \(again.text)")
      let keys = buckets.keys().map { $0.replacing("daily/AWSDynamoDB/\(id)/", with: "") }
      #expect(
        Array(keys.filter { !$0.hasPrefix("data/") }) == [
          "_started", "manifest-files.json", "manifest-files.md5", "manifest-summary.json",
          "manifest-summary.md5",
        ])
      #expect(keys.filter { $0.hasPrefix("data/") && $0.hasSuffix(".json.gz") }.count == 1)
      let summary = try #require(JSONValue(parsing: buckets.text(of: manifest)))
      #expect(summary["version"]?.text == "2020-06-30")
      #expect(summary["exportTime"]?.text == "2026-01-01T00:00:05.250Z")
      #expect(summary["s3SseKmsKeyId"] == .null)
      #expect(summary["exportType"] == nil, "AWS's summaries of full exports have none")
    }
  }

  private func tableID(_ throwaway: Throwaway) async throws -> String {
    try await throwaway.send(.describe())["Table"]?["TableId"]?.text ?? ""
  }

  @Test("a token belongs to one set of parameters", arguments: Setting.stores)
  func tokens(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      let token = #""ClientToken":"mine""#
      Expected.invalid("Invalid Request: KMS Key Id is not supported for this encryption type")
        .check(
          try await throwaway.send(Self.export(token + #","S3SseKmsKeyId":"key""#)),
          "a rejected request does not use its token up")
      let first = try await throwaway.send(Self.export(token))
      let end = try await throwaway.settled(first)
      for change in [
        #""S3Prefix":"p""#, #""ExportFormat":"ION""#, #""S3BucketOwner":"123456789012""#,
        #""S3SseAlgorithm":"KMS""#, #""ExportTime":\#(Self.start)"#,
      ] {
        Expected.fails(
          "ExportConflictException",
          "Export conflict: Duplicate request detected with conflicting parameters"
        ).check(try await throwaway.send(Self.export(token + "," + change)), change)
      }
      throwaway.clock.advance(by: .seconds(8 * 3600 + 1))
      let later = try await throwaway.send(Self.export(token))
      #expect(
        later["ExportDescription"]?["ExportArn"] != end["ExportArn"],
        "a token is valid for 8 hours: \(later.text)")
      let one = try await throwaway.send(Self.export())
      let two = try await throwaway.send(Self.export())
      #expect(
        one["ExportDescription"]?["ExportArn"] != two["ExportDescription"]?["ExportArn"],
        "without tokens, two requests are two exports")
      for begun in [later, one, two] { _ = try await throwaway.settled(begun) }
    }
  }

  @Test("a bucket that does not exist fails the export", arguments: Setting.all)
  func missingBucket(_ setting: Setting) async throws {
    let buckets = try Buckets("other")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      let begun = try await throwaway.send(Self.export(#""ClientToken":"t""#))
      #expect(begun.status == 200, "\(begun.text)")
      let end = try await throwaway.settled(begun)
      #expect(end["ExportStatus"]?.text == "FAILED")
      #expect(end["FailureCode"]?.text == "S3NoSuchBucket")
      let message = end["FailureMessage"]?.text ?? ""
      #expect(
        message.hasPrefix(
          "The specified bucket does not exist (Service: Amazon S3; Status Code: 404; Error Code: "
            + "NoSuchBucket; Request ID: "), "\(message)")
      #expect(end["EndTime"] != nil && end["ExportManifest"] == nil)
      let again = try await throwaway.send(Self.export(#""ClientToken":"t""#))
      #expect(again["ExportDescription"] == end, "the token answers the failed export")
    }
  }

  @Test("no name leads out of the folder of the buckets", arguments: Setting.stores)
  func traversal(_ setting: Setting) async throws {
    let buckets = try Buckets("root/music", "outside")
    let settings = buckets.settings(of: "root")
    try FileManager.default.createSymbolicLink(
      atPath: "\(buckets.path)/root/linked", withDestinationPath: "\(buckets.path)/outside")
    try FileManager.default.createSymbolicLink(
      atPath: "\(buckets.path)/root/music/away", withDestinationPath: "\(buckets.path)/outside")
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      // A slash and a combining character are one Character to Swift, and a slash to the system.
      for prefix in [
        "../outside", "a/../../outside", "/tmp", "a//b", ".", "a/./b", "a\\u0000b", "../\\u0301a",
        "a\\u0600/../\\u0301b",
      ] {
        let answer = try await throwaway.send(Self.export(#""S3Prefix":"\#(prefix)""#))
        #expect(answer.errorName == "ValidationException", "\(prefix): \(answer.text)")
        if prefix.contains("\\") { continue }
        #expect(
          answer.message
            == "Invalid Request: dynamock writes objects as files, and the prefix \(prefix) is not a "
            + "path: use names without \".\" and \"..\", with one slash between them.")
      }
      let away = try await throwaway.settled(
        throwaway.send(Self.export(#""S3Prefix":"away""#)))
      #expect(away["FailureCode"]?.text == "S3AccessDenied", "\(away)")
      let linked = try await throwaway.settled(
        throwaway.call(
          "ExportTableToPointInTime", #"{"TableArn":"\#(Self.arn)","S3Bucket":"linked"}"#))
      #expect(linked["FailureCode"]?.text == "S3AccessDenied", "\(linked)")
      #expect(buckets.keys(of: "outside") == [])
    }
  }

  @Test("without a folder for buckets, exports and imports are rejected", arguments: Setting.all)
  func noRoot(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      let message =
        "Invalid Request: dynamock has no buckets: start it with --s3-root FOLDER (the setting "
        + "s3.root), a folder in which each bucket is a folder, or with --s3-endpoint URL."
      Expected.invalid(message).check(try await throwaway.send(Self.export()), "an export")
      Expected.invalid(message).check(
        try await throwaway.send(ImportTests.importTable("New")), "an import")
    }
  }

  @Test("exports are listed by table, the newest first, in pages", arguments: Setting.stores)
  func lists(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([
        .table("Other", key: "p:S"), .hashTable, Self.enable,
        ContinuousBackupsTests.update(#"{"PointInTimeRecoveryEnabled":true}"#, of: "Other"),
      ])
      var arns: [String] = []
      for table in [Self.arn, Self.arn, Self.arn.replacing("Main", with: "Other"), Self.arn] {
        throwaway.clock.advance(by: .seconds(1))
        let end = try await throwaway.settled(throwaway.send(Self.export(of: table)))
        arns.append(end["ExportArn"]?.text ?? "")
      }
      func list(_ body: String) async throws -> Answer {
        try await throwaway.call("ListExports", "{\(body)}")
      }
      func found(_ answer: Answer) -> [String?] {
        answer["ExportSummaries"]?.elements?.map { $0["ExportArn"]?.text } ?? []
      }
      #expect(found(try await list("")) == [arns[3], arns[1], arns[0], arns[2]])
      let ofMain = try await list(#""TableArn":"\#(Self.arn)","MaxResults":2"#)
      #expect(found(ofMain) == [arns[3], arns[1]])
      #expect(
        ofMain["ExportSummaries"]?[0]
          == .object([
            "ExportArn": .string(arns[3]), "ExportStatus": .string("COMPLETED"),
            "ExportType": .string("FULL_EXPORT"),
          ]))
      let token = try #require(ofMain["NextToken"]?.text)
      #expect(token.utf8.count >= 112 && token.utf8.count % 16 == 0)
      let rest = try await list(#""TableArn":"\#(Self.arn)","NextToken":"\#(token)""#)
      #expect(found(rest) == [arns[0]] && rest["NextToken"] == nil)
      #expect(
        found(try await list(#""MaxResults":1,"NextToken":"\#(token)""#)) == [arns[0]],
        "a token may be used with other members")
      let wrong = String(repeating: "0123456789abcdef", count: 7)
      for (operation, sent) in [
        ("ListExports", wrong), ("ListImports", wrong), ("ListImports", token),
      ] {
        Expected.invalid("Invalid Request: Provided nextToken is invalid: \(sent)").check(
          try await throwaway.call(operation, #"{"NextToken":"\#(sent)"}"#), operation)
      }
      // Records outlive their table; its list does not show them.
      try await throwaway.prepare([Call("DeleteTable", #"{"TableName":"Main"}"#), .hashTable])
      #expect(found(try await list(#""TableArn":"\#(Self.arn)""#)) == [])
      let described = try await throwaway.call(
        "DescribeExport", #"{"ExportArn":"\#(arns[0])"}"#)
      #expect(described["ExportDescription"]?["ExportStatus"]?.text == "COMPLETED")
    }
  }

  @Test("exports that do not exist are reported in AWS's words", arguments: Setting.all)
  func unknown(_ setting: Setting) async throws {
    try await Throwaway.run(setting) { throwaway in
      let export = "\(Self.arn)/export/01767225600000-0123abcd"
      let rows: [(arn: String, expected: Expected)] = [
        (
          export, .fails("ExportNotFoundException", "Export not found: Export not found: \(export)")
        ),
        (
          export.replacing("us-east-1", with: "eu-west-1"),
          .fails("ExportNotFoundException", "Export not found: Invalid export arn")
        ),
        (
          export.replacing("123456789012", with: "999999999999"),
          .fails("AccessDeniedException", "Access is denied")
        ),
        (Self.arn, .invalid("Invalid Export ARN")),
        (export.replacing("/export/", with: "/import/"), .invalid("Invalid Export ARN")),
        (String(repeating: "x", count: 40), .invalid("Invalid Export ARN")),
        (
          "short",
          Self.constraint(
            "short", at: "exportArn", "Member must have length greater than or equal to 37")
        ),
      ]
      for row in rows {
        row.expected.check(
          try await throwaway.call("DescribeExport", #"{"ExportArn":"\#(row.arn)"}"#), row.arn)
      }
    }
  }

  @Test("an export stays IN_PROGRESS for the configured time", arguments: Setting.stores)
  func delay(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    var settings = buckets.settings
    settings.tableExport = .seconds(60)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable, Self.enable])
      let begun = try await throwaway.send(Self.export())
      let arn = begun["ExportDescription"]?["ExportArn"]?.text ?? ""
      throwaway.clock.advance(by: .seconds(59))
      let still = try await throwaway.call("DescribeExport", #"{"ExportArn":"\#(arn)"}"#)
      #expect(still["ExportDescription"]?["ExportStatus"]?.text == "IN_PROGRESS")
      #expect(still["ExportDescription"]?["EndTime"] == nil)
      throwaway.clock.advance(by: .seconds(1))
      let end = try await throwaway.settled(begun)
      #expect(end["ExportStatus"]?.text == "COMPLETED")
      #expect(end["EndTime"]?.double ?? 0 >= Double(Self.start + 60))
    }
  }
}
