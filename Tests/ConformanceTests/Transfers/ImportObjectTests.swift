import DynamockTesting
import Testing

/// The objects of imports: what cannot be read is an error, and no value is changed
/// ([aws-s3-import-format]; [rfc-4180] for CSV).
@Suite("The objects of imports")
struct ImportObjectTests {
  struct Row: Sendable {
    let name: String
    let format: String
    let bytes: [UInt8]
    let processed: Int
    /// The items, as a scan returns them.
    let items: String
    /// A part of the log of errors.
    let reason: String?

    init(
      _ name: String, _ format: String, _ text: String, _ more: [UInt8] = [], _ end: String = "",
      processed: Int, items: String, reason: String? = nil
    ) {
      self.name = name
      self.format = format
      bytes = Array(text.utf8) + more + Array(end.utf8)
      self.processed = processed
      self.items = items
      self.reason = reason
    }
  }

  static let rows: [Row] = [
    Row(
      "a carriage return inside a field of CSV is a part of it", "CSV", "p,v\r\na,x\ry\r\nb,z\r",
      processed: 2, items: #"{"p":{"S":"a"},"v":{"S":"x\ry"}},{"p":{"S":"b"},"v":{"S":"z"}}"#),
    Row(
      "also in quotation marks and before a delimiter", "CSV", "p,v,w\n\"a\r\",\r,x\r\r\n",
      processed: 1, items: #"{"p":{"S":"a\r"},"v":{"S":"\r"},"w":{"S":"x\r"}}"#),
    Row(
      "a carriage return after a closing quotation mark is malformed", "CSV", "p,v\na,\"x\"\ry\n",
      processed: 1, items: "", reason: "a quotation mark is inside a field"),
    Row(
      "what is before a malformed record is imported", "CSV", "p,v\na,x\nb,y\"z\n",
      processed: 2, items: #"{"p":{"S":"a"},"v":{"S":"x"}}"#,
      reason: "a quotation mark is inside a field"),
    Row(
      "a field of CSV that is not UTF-8 is one error", "CSV", "p,v\na,", [0xFF, 0x41], "\nb,z\n",
      processed: 2, items: #"{"p":{"S":"b"},"v":{"S":"z"}}"#, reason: "The line is not UTF-8."),
    Row(
      "names of columns that are not UTF-8 end the object", "CSV", "p,", [0xC3], "\na,x\n",
      processed: 1, items: "", reason: "the names of the columns are not UTF-8."),
    Row(
      "two columns with one name end the object", "CSV", "p,v,v\na,x,y\n", processed: 1, items: "",
      reason: "the column v occurs twice."),
    Row(
      "a line of JSON that is not UTF-8 ends its object", "DYNAMODB_JSON",
      #"{"Item":{"p":{"S":"a"}}}"# + "\n" + #"{"Item":{"p":{"S":""#, [0xFF], #""}}}"# + "\n",
      processed: 2, items: #"{"p":{"S":"a"}}"#, reason: "it is not a JSON object."),
    Row(
      "a text of Ion that is not UTF-8 ends its object", "ION",
      #"$ion_1_0 {Item:{p:"a"}} {Item:{p:""#, [0xFF], #""}}"#,
      processed: 2, items: #"{"p":{"S":"a"}}"#, reason: "a text is not UTF-8."),
    Row(
      "an item of Ion with two values of one attribute ends its object", "ION",
      #"{Item:{p:"a"}} {Item:{p:"b",v:1,v:2}}"#,
      processed: 2, items: #"{"p":{"S":"a"}}"#, reason: "the field v occurs twice."),
    Row(
      "members besides the item are ignored, whatever they are", "DYNAMODB_JSON",
      #"{"Item":{"p":{"S":"a"}},"TableName":5}"# + "\n"
        + #"{"ReturnValues":[],"Item":{"p":{"S":"b"}},"x":null}"#,
      processed: 2, items: #"{"p":{"S":"a"}},{"p":{"S":"b"}}"#),
    Row(
      "an item with a value of a wrong kind is one error, and reading goes on", "DYNAMODB_JSON",
      #"{"Item":{"p":{"S":7}}}"# + "\n" + #"{"Item":{"p":{"S":"b"}}}"#,
      processed: 2, items: #"{"p":{"S":"b"}}"#, reason: "NUMBER_VALUE cannot be converted to String"
    ),
    Row(
      "an Item that is no object ends its object", "DYNAMODB_JSON",
      #"{"Item":[]}"# + "\n" + #"{"Item":{"p":{"S":"b"}}}"#,
      processed: 1, items: "", reason: "it has no Item"),
  ]

  @Test("an object is read unchanged, or an error is counted", arguments: rows)
  func objects(_ row: Row) async throws {
    for setting in Setting.stores {
      let buckets = try Buckets("music")
      try buckets.put(row.bytes, as: "in/1")
      try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
        let end = try await throwaway.settled(
          throwaway.send(ImportTests.importTable("New", format: row.format)), "Import")
        #expect(end["ProcessedItemCount"]?.double == Double(row.processed), "\(end)")
        #expect(end["ErrorCount"]?.double == (row.reason == nil ? 0 : 1), "\(end)")
        let count = row.items.isEmpty ? 0 : row.items.split(separator: #"},{"p""#).count
        Expected.equals(
          #"{"Count":\#(count),"ScannedCount":\#(count),"Items":[\#(row.items)]}"#
        ).check(try await throwaway.sortedScan("New"), row.name)
        guard let reason = row.reason else { return }
        let id = end["ImportArn"]?.text?.split(separator: "/").last ?? ""
        let log = try buckets.text(of: "imports/\(id)/error", in: "aws-dynamodb")
        #expect(log.contains(reason), "\(log)")
      }
    }
  }

  @Test("two names in a HeaderList that are equal are an error", arguments: Setting.stores)
  func headerList(_ setting: Setting) async throws {
    let buckets = try Buckets("music")
    try buckets.put("a,x,y\n", as: "in/1")
    try await Throwaway.run(setting, settings: buckets.settings) { throwaway in
      let end = try await throwaway.settled(
        throwaway.send(
          ImportTests.importTable(
            "New", format: "CSV",
            #","InputFormatOptions":{"Csv":{"HeaderList":["p","v","v"]}}"#)), "Import")
      #expect(end["ErrorCount"]?.double == 1, "\(end)")
      #expect(end["ImportedItemCount"]?.double == 0)
    }
  }

  @Test("links in a bucket are neither read nor written through", arguments: Setting.stores)
  func links(_ setting: Setting) async throws {
    let buckets = try Buckets("root/music/in", "root/music/inner", "outside")
    for place in ["outside/1.json", "root/music/inner/1.json"] {
      try buckets.put(#"{"Item":{"p":{"S":"a"}}}"#, as: place, in: "")
    }
    try buckets.link("root/music/in/file", to: "outside/1.json")
    try buckets.link("root/music/in/folder", to: "outside")
    try buckets.link("root/music/in/near", to: "root/music/inner")
    try await Throwaway.run(setting, settings: buckets.settings(of: "root")) { throwaway in
      let end = try await throwaway.settled(
        throwaway.send(ImportTests.importTable("New")), "Import")
      #expect(end["ImportStatus"]?.text == "COMPLETED", "\(end)")
      #expect(end["ProcessedItemCount"]?.double == 0, "\(end)")
      try await throwaway.prepare([.hashTable, ExportTests.enable])
      for prefix in ["in/folder", "in/near", "in/file"] {
        let export = try await throwaway.settled(
          throwaway.send(ExportTests.export(#""S3Prefix":"\#(prefix)""#)))
        #expect(export["FailureCode"]?.text == "S3AccessDenied", "\(prefix): \(export)")
      }
    }
    #expect(buckets.keys(of: "outside") == ["1.json"])
    #expect(buckets.keys(of: "root/music/inner") == ["1.json"])
  }

  @Test("a log that cannot be written is in the failure's message", arguments: Setting.stores)
  func log(_ setting: Setting) async throws {
    let buckets = try Buckets("root/music", "outside")
    try buckets.put("nonsense", as: "in/1", in: "root/music")
    try buckets.link("root/aws-dynamodb", to: "outside")
    try await Throwaway.run(setting, settings: buckets.settings(of: "root")) { throwaway in
      let end = try await throwaway.settled(
        throwaway.send(ImportTests.importTable("New")), "Import")
      #expect(end["FailureCode"]?.text == "ItemValidationError")
      let message = end["FailureMessage"]?.text ?? ""
      #expect(
        message.hasPrefix(
          "Some of the items failed validation checks and were not imported. Please check "
            + "CloudWatch error logs for more details. The file of the errors is incomplete: "
            + "Access Denied"), "\(message)")
    }
    #expect(buckets.keys(of: "outside") == [], "the log follows no link")
  }
}
