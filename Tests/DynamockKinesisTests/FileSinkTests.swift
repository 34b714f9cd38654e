import DynamockModel
import Foundation
import Testing

@testable import DynamockEngine
@testable import DynamockKinesis

/// The file of changes.
@Suite("Files of changes")
struct FileSinkTests {
  private func change(_ number: Int) throws -> KinesisChange {
    let value = StreamRecordValue(
      at: .init(milliseconds: 1), .insert, isByService: false, keys: ItemImage(["p": "a"]),
      newImage: nil, oldImage: nil)
    return try QueuedChange(
      streamARN: "arn", tableName: "Music", region: "us-east-1", isInMicroseconds: false, place: 0,
      salt: 1, value: value
    ).change(number: number)
  }

  /// What a file has before, and what stays of it.
  static let beginnings: [(before: String, kept: String)] = [
    ("", ""),
    ("{}\n", "{}\n"),
    // A killed process leaves a part of a line.
    ("{}\n{\"awsRegion\":\"us-ea", "{}\n"),
    ("{\"awsReg", ""),
    ("{}\n{", "{}\n"),
    // What others have written stays.
    ("notes", "notes\n"),
    ("{}\n{\"other\":", "{}\n{\"other\":\n"),
    (
      "{}\n{\"awsRegion\":\"" + String(repeating: "x", count: 200_000), "{}\n"
    ),
  ]

  @Test("a line that was not finished is removed, and others are kept", arguments: beginnings)
  func beginning(before: String, kept: String) async throws {
    let place = try Place()
    try Data(before.utf8).write(to: URL(fileURLWithPath: place.file))
    let change = try change(1)
    let result = await FileSink(path: place.file).send([change])
    #expect(result == SinkResult(delivered: [1]))
    let text = try String(contentsOfFile: place.file, encoding: .utf8)
    #expect(text == kept + String(decoding: change.json, as: UTF8.self) + "\n")
  }

  @Test("a file that was moved is created anew")
  func moved() async throws {
    let place = try Place()
    let sink = FileSink(path: place.file)
    _ = await sink.send([try change(1)])
    try FileManager.default.moveItem(atPath: place.file, toPath: place.file + ".1")
    _ = await sink.send([try change(2)])
    #expect(try place.lines().count == 1)
  }

  @Test("a folder, a pipe and a missing folder are reported, and nothing counts as delivered")
  func faults() async throws {
    let place = try Place()
    let folder = await FileSink(path: place.path).send([try change(1)])
    #expect(folder == SinkResult(fault: .file(place.path, errno: EISDIR)))
    #expect(mkfifo(place.path + "/pipe", 0o600) == 0)
    let pipe = await FileSink(path: place.path + "/pipe").send([try change(1)])
    #expect(pipe == SinkResult(fault: .notAFile(place.path + "/pipe")))
    let missing = place.path + "/no/file"
    let nowhere = await FileSink(path: missing).send([try change(1)])
    #expect(nowhere == SinkResult(fault: .file(missing, errno: ENOENT)))
  }

  @Test(
    "the setting names a file, an endpoint, or Kinesis",
    arguments: [
      ("changes.jsonl", true), ("/var/changes", true), ("http://localhost:9000/x", true),
      ("https://example.com", true), ("kinesis:http://localhost:4566", true), ("kinesis:aws", true),
      ("", false), ("ftp://example.com", false), ("kinesis:", false), ("kinesis:changes", false),
      ("http://user@example.com", false), ("a\0b", false),
    ] as [(String, Bool)])
  func places(text: String, isValid: Bool) {
    #expect((KinesisPlace(text) != nil) == isValid)
    #expect((KinesisDelivery.service(text)?.sink == text) == isValid)
  }
}
