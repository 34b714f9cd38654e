import Dynamock
import DynamockTesting
import Foundation
import Testing

/// StartBulkPutItems and the operations on bulk operations.
///
/// Shapes, states and counts are those of
/// the model and its documentation ([aws-api-reference]); nothing was captured on AWS, so messages
/// without a source there are guesses.
@Suite("Bulk operations")
struct BulkOperationTests {
  private static let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/Main"

  private static func start(_ more: String = "", of table: String = "Main") -> Call {
    start(
      input: #"{"S3Bucket":"music","InputFormat":"DYNAMODB_JSON","S3KeyPrefix":"in/"}"#,
      output: #"{"S3Bucket":"music","OutputType":["ERROR","CONDITION_CHECK_FAILURE"]}"#, more,
      of: table)
  }

  private static func start(
    input: String, output: String, _ more: String = "", of table: String = "Main"
  ) -> Call {
    Call(
      "StartBulkPutItems",
      #"{"TableName":"\#(table)","InputS3Configuration":\#(input),"#
        + #""OutputS3Configuration":\#(output)\#(more.isEmpty ? "" : ",\(more)")}"#)
  }

  private static let input = #"{"S3Bucket":"music","InputFormat":"ION"}"#
  private static let output = #"{"S3Bucket":"music","OutputType":["ERROR"]}"#

  private static let refused: [(name: String, call: Call, expected: Expected)] = [
    (
      "a table that does not exist", start(of: "Nowhere"),
      .fails(
        "ResourceNotFoundException",
        "Requested resource not found: Table: Nowhere not found")
    ),
    (
      "an unknown format",
      start(input: #"{"S3Bucket":"music","InputFormat":"CSV"}"#, output: output),
      ExportTests.constraint(
        "CSV", at: "inputS3Configuration.inputFormat",
        "Member must satisfy enum value set: [DYNAMODB_JSON, ION]")
    ),
    (
      "too few units", start(#""MaxWriteRequestUnits":1023"#),
      ExportTests.constraint(
        "1023", at: "maxWriteRequestUnits", "Member must have value greater than or equal to 1024")
    ),
    (
      "a key without KMS",
      start(
        input: input,
        output: #"{"S3Bucket":"music","OutputType":["ERROR"],"S3SseKmsKeyId":"key"}"#),
      .invalid("Invalid Request: KMS Key Id is not supported for this encryption type")
    ),
    (
      "a description of what is no operation",
      Call("DescribeBulkOperation", #"{"BulkOperationArn":"\#(arn)"}"#),
      .invalid("Invalid BulkOperation ARN")
    ),
    (
      "a description of an operation that does not exist",
      Call(
        "DescribeBulkOperation", #"{"BulkOperationArn":"\#(arn)/bulk-operation/01-0"}"#),
      .fails(
        "ResourceNotFoundException",
        "Requested resource not found: Bulk operation: \(arn)/bulk-operation/01-0 not found")
    ),
    (
      "a cancellation of an operation that does not exist",
      Call("CancelBulkOperation", #"{"BulkOperationArn":"\#(arn)/bulk-operation/01-0"}"#),
      .fails(
        "ResourceNotFoundException",
        "Requested resource not found: Bulk operation: \(arn)/bulk-operation/01-0 not found")
    ),
    (
      "a token that no list has returned",
      Call("ListBulkOperations", #"{"NextToken":"0123456789abcdef"}"#),
      .invalid("Invalid Request: Provided nextToken is invalid: 0123456789abcdef")
    ),
  ]

  @Test("invalid requests are rejected", arguments: Setting.all)
  func refusals(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      for row in Self.refused {
        row.expected.check(try await throwaway.send(row.call), row.name)
      }
      Expected.equals(#"{"BulkOperationsSummaryList":[]}"#).check(
        try await throwaway.call("ListBulkOperations"), "nothing was begun")
    }
  }

  /// Returns the description of an operation that is no longer in progress.
  private func settled(_ throwaway: Throwaway, _ begun: Answer) async throws -> JSONValue {
    let arn = try #require(
      begun["BulkOperationDescription"]?["BulkOperationArn"]?.text, "\(begun.text)")
    let deadline = ContinuousClock.now + .seconds(300)
    while true {
      let answer = try await throwaway.call(
        "DescribeBulkOperation", #"{"BulkOperationArn":"\#(arn)"}"#)
      let description = try #require(answer["BulkOperationDescription"], "\(answer.text)")
      if !["IN_PROGRESS", "CANCELLING"].contains(description["BulkOperationStatus"]?.text) {
        return description
      }
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test("a line with a misspelled or repeated member is an error", arguments: Setting.stores)
  func members(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put(
      #"{"Item":{"p":{"S":"a"}},"ConditionExpresion":"attribute_not_exists(p)"}"# + "\n"
        + #"{"Item":{"p":{"S":"a"}},"Item":{"p":{"S":"b"}}}"# + "\n"
        + #"{"Item":{"p":{"S":"c"}}}"# + "\n",
      as: "in/1.json")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      let end = try await settled(throwaway, try await throwaway.send(Self.start()))
      #expect(end["BulkOperationStatus"]?.text == "COMPLETED_WITH_ERRORS", "\(end)")
      #expect(end["FailedItemCount"]?.double == 2)
      #expect(try await RestoreTests.items(throwaway, "Main") == [#"{"p":{"S":"c"}}"#])
      let arn = end["BulkOperationArn"]?.text ?? ""
      let report = try buckets.text(
        of: "AWSDynamoDB/\(arn.split(separator: "/").last ?? "")/ERROR.json")
      #expect(report.contains("ConditionExpresion"), "\(report)")
    }
  }

  @Test("items are put, conditions are checked, and the rest is reported", arguments: Setting.all)
  func life(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put(
      #"{"Item":{"p":{"S":"a"},"v":{"N":"2"}}}"# + "\n"
        + #"{"Item":{"p":{"S":"b"}},"ConditionExpression":"attribute_not_exists(p)"}"# + "\n"
        + ##"{"Item":{"p":{"S":"old"}},"ConditionExpression":"#v = :v","##
        + ##""ExpressionAttributeNames":{"#v":"v"},"ExpressionAttributeValues":{":v":{"N":"9"}}}"##
        + "\n" + #"{"Item":{"q":{"S":"x"}}}"# + "\n",
      as: "in/1.json")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable, .put(#"{"p":{"S":"old"},"v":{"N":"1"}}"#)])
      let begun = try await throwaway.send(Self.start())
      let first = try #require(begun["BulkOperationDescription"], "\(begun.text)")
      #expect(first["BulkOperationStatus"]?.text == "IN_PROGRESS")
      #expect(first["ProcessedItemCount"]?.double == 0)
      #expect(first["PerformanceTier"]?.text == "STANDARD")
      #expect(first["InputS3Configuration"]?["InputCompressionType"]?.text == "NONE")
      let end = try await settled(throwaway, begun)
      #expect(end["BulkOperationStatus"]?.text == "COMPLETED_WITH_ERRORS", "\(end)")
      #expect(end["ProcessedItemCount"]?.double == 4)
      #expect(end["FailedItemCount"]?.double == 1)
      #expect(end["ProcessedInputBytes"] == end["TotalInputBytes"])
      #expect(end["BulkOperationUsage"]?[0]?["Table"]?["BulkPutBytes"]?.double == 2_048)
      #expect(end["TableDetails"]?[0]?["TableName"]?.text == "Main")
      let found = try await RestoreTests.items(throwaway, "Main")
      #expect(
        Set(found) == [
          #"{"p":{"S":"a"},"v":{"N":"2"}}"#, #"{"p":{"S":"b"}}"#,
          #"{"p":{"S":"old"},"v":{"N":"1"}}"#,
        ])
      let arn = end["BulkOperationArn"]?.text ?? ""
      let folder = "AWSDynamoDB/\(arn.split(separator: "/").last ?? "")"
      #expect(
        try buckets.text(of: "\(folder)/ERROR.json")
          == #"{"itemS3Pointer":{"bucket":"music","key":"in/1.json","itemIndex":3},"#
          + #""bulkOperationArn":"\#(arn)","errorMessages":["One or more parameter values were "#
          + #"invalid: Missing the key p in the item"]}"# + "\n")
      #expect(
        try buckets.text(of: "\(folder)/CONDITION_CHECK_FAILURE.json").contains(
          #""itemIndex":2},"#))
      // [aws-api-reference] `OutputS3Configuration`: the attempted item, and the existing one.
      #expect(
        try buckets.text(of: "\(folder)/CONDITION_CHECK_FAILURE.json").contains(
          #""item":{"p":{"S":"old"}},"existingItem":{"p":{"S":"old"},"v":{"N":"1"}}}"#))
      #expect(
        try buckets.text(of: "\(folder)/manifest.json").contains(#""processedItemCount":4"#))
    }
  }

  /// [aws-api-reference] `BulkOperationDescription`: the bytes that were read from the input objects.
  @Test("the bytes of an object that ends early count as far as they are read")
  func readBytes() async throws {
    let buckets = try Buckets("music")
    let rest = String(repeating: "\n", count: 1 << 20)
    try buckets.put("no item\n" + rest, as: "in/1.json")
    try buckets.put(#"{"Item":{"p":{"S":"a"}}}"#, as: "in/2.json")
    try await Throwaway.run(.inProcess(.memory), settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      let end = try await settled(throwaway, try await throwaway.send(Self.start()))
      #expect(end["FailedItemCount"]?.double == 1)
      #expect(end["TotalInputBytes"]?.double == Double(8 + rest.utf8.count + 24))
      // A portion of 256 KiB, and the other object.
      #expect(end["ProcessedInputBytes"]?.double == Double(256 * 1024 + 24))
    }
  }

  @Test("items in Ion have conditions too", arguments: Setting.stores)
  func ion(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put(
      #"$ion_1_0 {Item:{p:"a"},ConditionExpression:"attribute_exists(p)"}"# + "\n"
        + #"$ion_1_0 {Item:{p:"b",n:1.},ConditionExpression:"attribute_not_exists(#p)","#
        + #"ExpressionAttributeNames:{'#p':"p"}}"# + "\n",
      as: "in.ion")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      let end = try await settled(
        throwaway, throwaway.send(Self.start(input: Self.input, output: Self.output)))
      #expect(end["BulkOperationStatus"]?.text == "COMPLETED", "failed conditions do not count")
      #expect(end["ProcessedItemCount"]?.double == 2)
      let items = try await throwaway.call("Scan", #"{"TableName":"Main"}"#)
      #expect(items["Items"] == JSONValue(parsing: #"[{"p":{"S":"b"},"n":{"N":"1"}}]"#))
    }
  }

  @Test("a line that is no item ends its object", arguments: Setting.stores)
  func badLine(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    let good = #"{"Item":{"p":{"S":"a"}}}"#
    try buckets.put("\(good)\nnot JSON\n\(good.replacing("a", with: "b"))\n", as: "in/1.json")
    try buckets.put(good.replacing("a", with: "c"), as: "in/2.json")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      let end = try await settled(throwaway, throwaway.send(Self.start()))
      #expect(end["BulkOperationStatus"]?.text == "COMPLETED_WITH_ERRORS")
      #expect(end["FailedItemCount"]?.double == 1)
      #expect(try await RestoreTests.items(throwaway, "Main").count == 2)
    }
  }

  @Test("without its buckets an operation fails", arguments: Setting.stores)
  func noBucket(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      for call in [
        Self.start(input: Self.input.replacing("music", with: "none"), output: Self.output),
        Self.start(input: Self.input, output: Self.output.replacing("music", with: "none")),
      ] {
        let end = try await settled(throwaway, throwaway.send(call))
        #expect(end["BulkOperationStatus"]?.text == "FAILED")
        #expect(end["FailureCode"]?.text == "S3NoSuchBucket")
      }
    }
  }

  @Test("a token belongs to one set of parameters", arguments: Setting.stores)
  func tokens(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      let token = #""ClientToken":"one""#
      let end = try await settled(throwaway, throwaway.send(Self.start(token)))
      #expect(try await throwaway.send(Self.start(token))["BulkOperationDescription"] == end)
      Expected.fails(
        "IdempotentParameterMismatchException",
        "The request uses the same client token as a previous, but non-identical request. Do not "
          + "reuse a client token with different requests, unless the requests are identical"
      ).check(
        try await throwaway.send(Self.start(token + #","PerformanceTier":"ACCELERATED""#)),
        "another tier")
    }
  }

  /// [aws-guide], considerations of bulk put.
  @Test("none begins while an index of its table is being created", arguments: Setting.stores)
  func indexInCreation(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put(#"{"Item":{"p":{"S":"a"},"g":{"S":"b"}}}"#, as: "in/1.json")
    var settings = buckets.settings
    settings.indexCreation = .seconds(10)
    try await Throwaway.run(setting, settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable])
      _ = try await throwaway.call(
        "UpdateTable",
        #"{"TableName":"Main","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],"#
          + #""GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"byG","KeySchema":"#
          + #"[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}"#)
      Expected.fails(
        "ResourceInUseException",
        "Attempt to change a resource which is still in use: Index is being created.  Table: Main "
          + "Index: byG"
      ).check(try await throwaway.send(Self.start()), "a new index")
      throwaway.clock.advance(by: .seconds(10))
      let end = try await settled(throwaway, try await throwaway.send(Self.start()))
      #expect(end["BulkOperationStatus"]?.text == "COMPLETED", "\(end)")
    }
  }

  @Test("operations are listed, the newest first, in pages, and can be cancelled")
  func list() async throws {
    let buckets = try Buckets("music")
    var settings = buckets.settings
    settings.tableImport = .seconds(60)
    try await Throwaway.run(Setting.stores[0], settings: settings) { throwaway in
      try await throwaway.prepare([.hashTable, .table("Other", key: "p:S")])
      var arns: [String] = []
      for table in ["Main", "Other", "Main"] {
        throwaway.clock.advance(by: .seconds(1))
        let begun = try await throwaway.send(Self.start(of: table))
        arns.append(begun["BulkOperationDescription"]?["BulkOperationArn"]?.text ?? "")
      }
      func found(_ answer: Answer) -> [String?] {
        answer["BulkOperationsSummaryList"]?.elements?.map { $0["BulkOperationArn"]?.text } ?? []
      }
      let page = try await throwaway.call("ListBulkOperations", #"{"MaxResults":2}"#)
      #expect(found(page) == [arns[2], arns[1]])
      let token = try #require(page["NextToken"]?.text)
      let rest = try await throwaway.call("ListBulkOperations", #"{"NextToken":"\#(token)"}"#)
      #expect(found(rest) == [arns[0]] && rest["NextToken"] == nil)
      #expect(
        rest["BulkOperationsSummaryList"]?[0]?["BulkOperationStatus"]?.text == "IN_PROGRESS")
      throwaway.clock.advance(by: .seconds(60))
      let later = try await throwaway.call(
        "CancelBulkOperation", #"{"BulkOperationArn":"\#(arns[0])"}"#)
      Expected.equals(
        #"{"BulkOperationArn":"\#(arns[0])","BulkOperationStatus":"COMPLETED"}"#
      ).check(later, "an operation that has ended stays as it is")
    }
  }
}
