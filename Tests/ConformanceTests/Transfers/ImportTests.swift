import Dynamock
import DynamockTesting
import Foundation
import Testing

/// ImportTable, DescribeImport and ListImports ([ack-quirks] imports, us-west-2, October 2026;
/// [scylla-alternator] `test_import.py`).
@Suite("Imports of tables")
struct ImportTests {
  static let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/"

  /// An import of objects whose keys begin with `in/`, into a table with the partition key `p`.
  static func importTable(
    _ table: String, token: String? = "one", format: String = "DYNAMODB_JSON",
    bucket: String = "music", key: String = "p", type: String = "S", _ more: String = "",
    parameters: String = #","BillingMode":"PAY_PER_REQUEST""#
  ) -> Call {
    Call(
      "ImportTable",
      #"{"S3BucketSource":{"S3Bucket":"\#(bucket)","S3KeyPrefix":"in/"},"InputFormat":"\#(format)","#
        + (token.map { #""ClientToken":"\#($0)","# } ?? "")
        + #""TableCreationParameters":{"TableName":"\#(table)","#
        + #""AttributeDefinitions":[{"AttributeName":"\#(key)","AttributeType":"\#(type)"}],"#
        + #""KeySchema":[{"AttributeName":"\#(key)","KeyType":"HASH"}]\#(parameters)}\#(more)}"#)
  }

  static let refused: [(name: String, call: Call, expected: Expected)] = [
    (
      "no token", importTable("New", token: nil),
      .invalid(
        "1 validation error detected: Value null at 'clientToken' failed to satisfy constraint: "
          + "Member must not be null")
    ),
    (
      // The order of the values is the model's; AWS's is unknown.
      "a format", importTable("New", format: "XML"),
      .invalid(
        "1 validation error detected: Value 'XML' at 'inputFormat' failed to satisfy constraint: "
          + "Member must satisfy enum value set: [DYNAMODB_JSON, ION, CSV]")
    ),
    (
      "a compression", importTable("New", #","InputCompressionType":"ZIP""#),
      .invalid(
        "1 validation error detected: Value 'ZIP' at 'inputCompressionType' failed to satisfy "
          + "constraint: Member must satisfy enum value set: [ZSTD, NONE, GZIP]")
    ),
    (
      "a delimiter",
      importTable("New", format: "CSV", #","InputFormatOptions":{"Csv":{"Delimiter":"x"}}"#),
      .invalid(
        "1 validation error detected: Value 'x' at 'inputFormatOptions.csv.delimiter' failed to "
          + #"satisfy constraint: Member must satisfy regular expression pattern: [,;:|\t ]"#)
    ),
    (
      "a short name", importTable("N"),
      .invalid(
        "1 validation error detected: Value 'N' at 'tableCreationParameters.tableName' failed to "
          + "satisfy constraint: Member must have length greater than or equal to 3")
    ),
    (
      "options of another format", importTable("New", #","InputFormatOptions":{"Csv":{}}"#),
      .invalid(
        "Invalid Request: Unsupported InputFormatOptions for the given input format: "
          + "DYNAMODB_JSON.")
    ),
    (
      "no billing mode and no throughput", importTable("New", parameters: ""),
      .invalid(
        "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must "
          + "both be specified when BillingMode is PROVISIONED")
    ),
    (
      "a table that exists", importTable("Main"),
      .fails(
        "ResourceInUseException", "Table already exists: Main")
    ),
  ]

  @Test("a request is rejected in AWS's words, in every depth", arguments: Setting.all)
  func refusals(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      for row in Self.refused {
        row.expected.check(try await throwaway.send(row.call), row.name)
      }
      Expected.equals(#"{"ImportSummaryList":[]}"#).check(
        try await throwaway.call("ListImports"), "nothing was begun")
    }
  }

  @Test("an import is described at its begin and at its end", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    // The last line is the one that counts, an empty one is nothing.
    let text =
      #"{"Item":{"p":{"S":"a"}}}"# + "\n \n\n" + #"{"Item":{"p":{"S":"b"},"v":{"N":"1"}}}"#
      + "\n" + #"{"Item":{"p":{"S":"a"},"v":{"N":"2"}}}"#
    try buckets.put(text, as: "in/1.json")
    try buckets.put("not of the import", as: "out/1.json")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      let begun = try await throwaway.send(Self.importTable("New"))
      let description = try #require(begun["ImportTableDescription"], "\(begun.text)")
      let importARN = try #require(description["ImportArn"]?.text)
      let id = try #require(description["TableId"]?.text)
      #expect(importARN.hasPrefix("\(Self.arn)New/import/01767225600000-"), "\(importARN)")
      let members =
        #""ImportArn":"\#(importARN)","TableArn":"\#(Self.arn)New","TableId":"\#(id)","#
        + #""ClientToken":"one","InputFormat":"DYNAMODB_JSON","InputCompressionType":"NONE","#
        + #""S3BucketSource":{"S3Bucket":"music","S3KeyPrefix":"in/","#
        + #""S3BucketOwner":"123456789012"},"StartTime":1767225600,"CloudWatchLogGroupArn":"#
        + #""arn:aws:logs:us-east-1:123456789012:log-group:/aws-dynamodb/imports:*","#
        + #""TableCreationParameters":{"TableName":"New","BillingMode":"PAY_PER_REQUEST","#
        + #""AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"#
        + #""KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}"#
      Expected.equals(
        #"{"ImportTableDescription":{"ImportStatus":"IN_PROGRESS","ProcessedItemCount":0,"#
          + #""ImportedItemCount":0,"ErrorCount":0,\#(members)}}"#
      ).check(begun, "the response")
      let end = try await throwaway.settled(begun, "Import")
      Expected.equals(
        #"{"ImportTableDescription":{"ImportStatus":"COMPLETED","ProcessedItemCount":3,"#
          + #""ImportedItemCount":3,"ErrorCount":0,"ProcessedSizeBytes":\#(text.utf8.count),"#
          + #""EndTime":1767225600,\#(members)}}"#
      ).check(
        Answer(status: 200, body: .object(["ImportTableDescription": end])),
        "each line counts, and one of two with a key wins")
      Expected.contains(
        #"{"Table":{"TableStatus":"ACTIVE","ItemCount":2,"TableId":"\#(id)"}}"#
      ).check(try await throwaway.send(.describe("New")), "the table")
      let item = try await throwaway.call(
        "GetItem", #"{"TableName":"New","Key":{"p":{"S":"a"}}}"#)
      #expect(item["Item"]?["v"]?["N"]?.text == "2")
      Expected.fails("ResourceInUseException", "Table already exists: New").check(
        try await throwaway.send(Self.importTable("New")), "the table comes before the token")
      try await throwaway.prepare([Call("DeleteTable", #"{"TableName":"New"}"#)])
      let again = try await throwaway.send(Self.importTable("New", bucket: "other"))
      #expect(
        again["ImportTableDescription"] == end,
        "once it is deleted, the token answers the old import, whatever else differs")
      Expected.fails(
        "ImportConflictException",
        "Import conflict: Duplicate request detected with conflicting parameters"
      ).check(try await throwaway.send(Self.importTable("Other")), "another table")
    }
  }

  /// Objects, and what becomes of them.
  static let outcomes:
    [(name: String, objects: [String: String], processed: Int, imported: Int, items: Int)] = [
      ("no object", [:], 0, 0, 0),
      ("an empty object", ["in/1": "", "in/2": "\n\n"], 0, 0, 0),
      (
        "a key missing, of another type, an empty name: one error each, and reading goes on",
        [
          "in/1": [
            #"{"Item":{"v":{"S":"a"}}}"#, #"{"Item":{"p":{"N":"1"}}}"#,
            #"{"Item":{"p":{"S":"a"},"":{"S":"x"}}}"#, #"{"Item":{"p":{"S":""}}}"#,
            #"{"Item":{"p":{"S":"good"}}}"#,
          ].joined(separator: "\n")
        ], 5, 1, 1
      ),
      (
        "a line that is not JSON ends its object, and only this one",
        [
          "in/1": #"{"Item":{"p":{"S":"a"}}}"# + "\nnonsense\n" + #"{"Item":{"p":{"S":"b"}}}"#,
          "in/2": #"{"Item":{"p":{"S":"c"}}}"#,
        ], 3, 2, 2
      ),
      (
        "a line without an Item ends its object",
        ["in/1": #"{"p":{"S":"a"}}"# + "\n" + #"{"Item":{"p":{"S":"b"}}}"#], 1, 0, 0
      ),
    ]

  @Test("bad items fail the import, and the good ones stay", arguments: Setting.stores)
  func errors(_ setting: Setting) async throws {
    for row in Self.outcomes {
      let buckets = try Buckets("music")
      for (key, text) in row.objects { try buckets.put(text, as: key) }
      try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
        let end = try await throwaway.settled(
          throwaway.send(Self.importTable("New")), "Import")
        let errors = row.processed - row.imported
        let figures = ["ProcessedItemCount", "ImportedItemCount", "ErrorCount"]
          .map { end[$0]?.double }
        #expect(figures == [row.processed, row.imported, errors].map { Double($0) }, "\(row.name)")
        #expect(
          end["ImportStatus"]?.text == (errors == 0 ? "COMPLETED" : "FAILED"), "\(row.name)")
        if errors > 0 {
          #expect(end["FailureCode"]?.text == "ItemValidationError")
          #expect(
            end["FailureMessage"]?.text
              == "Some of the items failed validation checks and were not imported. Please check "
              + "CloudWatch error logs for more details.")
          let id = end["ImportArn"]?.text?.split(separator: "/").last ?? ""
          let log = try buckets.text(of: "imports/\(id)/error", in: "aws-dynamodb")
          let lines = log.split(separator: "\n").compactMap { JSONValue(parsing: String($0)) }
          #expect(lines.count == errors, "\(log)")
          #expect(lines.first?["itemS3Pointer"]?["bucket"]?.text == "music")
        }
        if errors == 4 {
          let log = try buckets.text(
            of: "imports/\(end["ImportArn"]?.text?.split(separator: "/").last ?? "")/error",
            in: "aws-dynamodb")
          #expect(
            log.contains(
              "One or more parameter values were invalid: Missing the key p in the item"))
        }
        Expected.contains(
          #"{"Table":{"TableStatus":"ACTIVE","ItemCount":\#(row.items)}}"#
        ).check(try await throwaway.send(.describe("New")), row.name)
      }
    }
  }

  @Test(
    "a bucket that does not exist fails the import, and makes no table", arguments: Setting.stores)
  func missingBucket(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      let begun = try await throwaway.send(Self.importTable("New", bucket: "nowhere"))
      let end = try await throwaway.settled(begun, "Import")
      #expect(end["ImportStatus"]?.text == "FAILED")
      #expect(end["FailureCode"]?.text == "S3NoSuchBucket")
      #expect(
        end["FailureMessage"]?.text?.hasPrefix("The specified bucket does not exist") == true)
      #expect(
        end["TableArn"] != nil && end["TableId"] == begun["ImportTableDescription"]?["TableId"])
      #expect(end["ProcessedSizeBytes"] == nil)
      let table = try await throwaway.send(.describe("New"))
      #expect(table.errorName == "ResourceNotFoundException")
    }
  }

  @Test("CSV has a header or a list of names, and keys of their types", arguments: Setting.stores)
  func commaSeparated(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put("p,v,w\n1,x,\n2,\"y, z\",\"a \"\"b\"\"\"\n3,1,2,3\nx,1,2\n", as: "in/1.csv")
    try buckets.put("7;a\n8;b\n", as: "other/1.csv")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      let end = try await throwaway.settled(
        throwaway.send(Self.importTable("New", format: "CSV", type: "N")), "Import")
      #expect(end["ImportedItemCount"]?.double == 2, "\(end)")
      #expect(end["ErrorCount"]?.double == 2, "a field too many, and a key that is no number")
      Expected.equals(
        #"{"Count":2,"ScannedCount":2,"Items":[{"p":{"N":"1"},"v":{"S":"x"}},"#
          + #"{"p":{"N":"2"},"v":{"S":"y, z"},"w":{"S":"a \"b\""}}]}"#
      ).check(try await throwaway.sortedScan("New"), "an empty field is no attribute")
      let call = Self.importTable(
        "Other", token: "two", format: "CSV", type: "N",
        #","InputFormatOptions":{"Csv":{"Delimiter":";","HeaderList":["p","name"]}}"#)
      let other = Call(
        call.operation, call.body.replacing(#""in/""#, with: #""other/""#))
      let second = try await throwaway.settled(throwaway.send(other), "Import")
      #expect(second["ImportStatus"]?.text == "COMPLETED", "\(second)")
      Expected.equals(
        #"{"Count":2,"ScannedCount":2,"Items":[{"p":{"N":"7"},"name":{"S":"a"}},"#
          + #"{"p":{"N":"8"},"name":{"S":"b"}}]}"#
      ).check(try await throwaway.sortedScan("Other"), "no line is a header")
    }
  }

  @Test("what an export writes, an import reads, in both formats", arguments: Setting.all)
  func roundTrip(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      let item =
        #"{"p":{"S":"a"},"n":{"N":"-1.5E-9"},"m":{"N":"600"},"b":{"B":"AQL/"},"t":{"BOOL":true},"#
        + #""u":{"NULL":true},"ss":{"SS":["x","\"y'\\"]},"ns":{"NS":["1","2.50"]},"#
        + #""bs":{"BS":["AQ==","Ag=="]},"l":{"L":[{"S":"\n\u0001é🎵"},{"L":[]}]},"#
        + #""not an identifier":{"M":{"null":{"S":""},"'":{"N":"0"}}}}"#
      try await throwaway.prepare([.hashTable, ExportTests.enable, .put(item)])
      let original = try await throwaway.sortedScan("Main")
      for (table, format) in [("Json", "DYNAMODB_JSON"), ("Ion", "ION")] {
        let end = try await throwaway.settled(
          throwaway.send(
            ExportTests.export(#""ExportFormat":"\#(format)","S3Prefix":"in""#)))
        let id = end["ExportArn"]?.text?.split(separator: "/").last ?? ""
        let call = Self.importTable(
          table, token: table, format: format, #","InputCompressionType":"GZIP""#)
        let body = call.body.replacing(#""in/""#, with: #""in/AWSDynamoDB/\#(id)/data/""#)
        let imported = try await throwaway.settled(
          throwaway.send(Call(call.operation, body)), "Import")
        #expect(imported["ImportStatus"]?.text == "COMPLETED", "\(imported)")
        #expect(try await throwaway.sortedScan(table) == original)
      }
      // The whole folder of an export has manifests, which are not compressed.
      let call = Self.importTable("Top", token: "top", #","InputCompressionType":"GZIP""#)
      let top = try await throwaway.settled(throwaway.send(call), "Import")
      #expect(top["FailureCode"]?.text == "ItemValidationError")
    }
  }

  @Test("imports are listed by table, including those of deleted tables", arguments: Setting.stores)
  func lists(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      var arns: [String] = []
      for (table, token) in [("New", "1"), ("Other", "2"), ("New", "3")] {
        throwaway.clock.advance(by: .seconds(1))
        let end = try await throwaway.settled(
          throwaway.send(Self.importTable(table, token: token)), "Import")
        arns.append(end["ImportArn"]?.text ?? "")
        try await throwaway.prepare([Call("DeleteTable", #"{"TableName":"\#(table)"}"#)])
      }
      let all = try await throwaway.call("ListImports", #"{"PageSize":2}"#)
      let found = all["ImportSummaryList"]?.elements?.map { $0["ImportArn"]?.text }
      #expect(found == [arns[2], arns[0]])
      Expected.contains(
        #"{"ImportSummaryList":[{"ImportStatus":"COMPLETED","TableArn":"\#(Self.arn)New","#
          + #""InputFormat":"DYNAMODB_JSON","StartTime":1767225603,"EndTime":1767225603,"#
          + #""CloudWatchLogGroupArn":"#
          + #""arn:aws:logs:us-east-1:123456789012:log-group:/aws-dynamodb/imports:*"}]}"#
      ).check(
        try await throwaway.call(
          "ListImports", #"{"TableArn":"\#(Self.arn)New","PageSize":1}"#), "a summary")
      let token = all["NextToken"]?.text ?? ""
      let rest = try await throwaway.call("ListImports", #"{"NextToken":"\#(token)"}"#)
      #expect(rest["ImportSummaryList"]?.elements?.map { $0["ImportArn"]?.text } == [arns[1]])
      for (arn, expected) in [
        (
          "\(Self.arn)New/import/01767225600000-0123abcd",
          Expected.fails(
            "ImportNotFoundException",
            "Import not found: \(Self.arn)New/import/01767225600000-0123abcd")
        ),
        ("\(Self.arn)New", .invalid("Invalid Import ARN")),
        ("\(Self.arn)N/import/01767225600000-0123abcd", .invalid("Invalid Import ARN")),
        ("\(Self.arn)New/export/01767225600000-0123abcd", .invalid("Invalid Import ARN")),
      ] {
        expected.check(
          try await throwaway.call("DescribeImport", #"{"ImportArn":"\#(arn)"}"#), arn)
      }
    }
  }

  @Test("the table is CREATING until the configured time is over", arguments: Setting.stores)
  func delay(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put(#"{"Item":{"p":{"S":"a"}}}"#, as: "in/1.json")
    var settings = buckets.settings
    settings.tableImport = .seconds(60)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      let begun = try await throwaway.send(Self.importTable("New"))
      let arn = begun["ImportTableDescription"]?["ImportArn"]?.text ?? ""
      // The table exists once its bucket was found.
      let deadline = ContinuousClock.now + .seconds(300)
      while try await throwaway.send(.describe("New")).status != 200 {
        try #require(ContinuousClock.now < deadline)
        try await Task.sleep(for: .milliseconds(20))
      }
      Expected.contains(#"{"Table":{"TableStatus":"CREATING"}}"#).check(
        try await throwaway.send(.describe("New")), "while it is imported")
      let put = try await throwaway.send(.put(#"{"p":{"S":"b"}}"#, into: "New"))
      #expect(put.errorName == "ResourceNotFoundException", "\(put.text)")
      let update = try await throwaway.call(
        "UpdateTable", #"{"TableName":"New","DeletionProtectionEnabled":true}"#)
      #expect(update.errorName == "ResourceInUseException", "\(update.text)")
      let deletion = try await throwaway.call("DeleteTable", #"{"TableName":"New"}"#)
      #expect(deletion.errorName == "ResourceInUseException", "\(deletion.text)")
      let described = try await throwaway.call("DescribeImport", #"{"ImportArn":"\#(arn)"}"#)
      #expect(described["ImportTableDescription"]?["ImportStatus"]?.text == "IN_PROGRESS")
      #expect(described["ImportTableDescription"]?["ImportedItemCount"]?.double == 0)
      throwaway.clock.advance(by: .seconds(60))
      let end = try await throwaway.settled(begun, "Import")
      #expect(end["ImportStatus"]?.text == "COMPLETED")
      Expected.contains(#"{"Table":{"TableStatus":"ACTIVE","ItemCount":1}}"#).check(
        try await throwaway.send(.describe("New")), "at the end")
    }
  }

  @Test("an import with a global index fills it", arguments: Setting.stores)
  func indexes(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put(
      #"{"Item":{"p":{"S":"a"},"g":{"S":"x"}}}"# + "\n" + #"{"Item":{"p":{"S":"b"}}}"#,
      as: "in/1.json")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      let call = Self.importTable(
        "New",
        parameters: #","BillingMode":"PAY_PER_REQUEST","GlobalSecondaryIndexes":[{"#
          + #""IndexName":"by-g","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"#
          + #""Projection":{"ProjectionType":"ALL"}}]"#)
      let body = call.body.replacing(
        #""AttributeDefinitions":["#,
        with: #""AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"},"#)
      let begun = try await throwaway.send(Call(call.operation, body))
      let end = try await throwaway.settled(begun, "Import")
      #expect(end["ImportStatus"]?.text == "COMPLETED", "\(end)")
      #expect(
        end["TableCreationParameters"]
          == begun["ImportTableDescription"]?["TableCreationParameters"])
      Expected.equals(
        #"{"Count":1,"ScannedCount":1,"Items":[{"p":{"S":"a"},"g":{"S":"x"}}]}"#
      ).check(
        try await throwaway.call("Scan", #"{"TableName":"New","IndexName":"by-g"}"#), "the index")
    }
  }
}

extension Throwaway {
  /// Scans a table, and sorts its items by the text of their key `p`.
  func sortedScan(_ table: String) async throws -> Answer {
    var answer = try await call("Scan", #"{"TableName":"\#(table)"}"#)
    guard case .object(var members)? = answer.body, let items = members["Items"]?.elements else {
      return answer
    }
    members["Items"] = .array(
      items.sorted { ($0["p"]?.description ?? "") < ($1["p"]?.description ?? "") })
    answer.body = .object(members)
    return answer
  }
}
