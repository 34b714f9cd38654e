import Logging
import Testing

@testable import DynamockCLI
@testable import DynamockServer

@Suite("The start-up note") struct StartupNoteTests {
  private static func address(_ host: String, _ port: Int, _ ips: String...) -> ListeningAddress {
    ListeningAddress(host: host, port: port, sockets: ips.map { ($0, port) })
  }

  @Test("says where the server is, where data is and how to keep it")
  func contents() {
    let address = Self.address("localhost", 8000, "127.0.0.1", "::1")
    let memory = StartupNote(address: address).text
    #expect(memory.contains("listening on http://localhost:8000\n"))
    #expect(memory.contains("in memory"))
    #expect(memory.contains("--data FILE"))
    #expect(StartupNote(address: address, data: "a.sqlite").text.contains("\n    a.sqlite\n"))
    #expect(StartupNote(address: address, saveOnExit: "a.sqlite").text.contains("\n    a.sqlite\n"))
  }

  /// The service identifiers of botocore's models are DynamoDB and DynamoDB Streams (SDK reference guide,
  /// "Service-specific endpoints").
  @Test("exports an endpoint for tables and one for streams")
  func endpoints() {
    let text = StartupNote(address: Self.address("localhost", 1, "127.0.0.1")).text
    #expect(text.contains("export AWS_ENDPOINT_URL_DYNAMODB=http://localhost:1\n"))
    #expect(text.contains("export AWS_ENDPOINT_URL_DYNAMODB_STREAMS=http://localhost:1\n"))
  }

  @Test("asks for a pair of accessKeys where any credentials would be refused")
  func credentials() {
    let address = Self.address("localhost", 1, "127.0.0.1")
    #expect(StartupNote(address: address).text.contains("AWS_ACCESS_KEY_ID=any"))
    let verifying = StartupNote(address: address, verifiesSignatures: true).text
    #expect(!verifying.contains("=any"))
    #expect(verifying.contains("accessKeys"))
  }

  @Test("fits a terminal of 80 columns", arguments: [nil, "orders.sqlite"])
  func width(file: String?) {
    let address = Self.address("192.168.100.200", 65_535, "192.168.100.200")
    for note in [
      StartupNote(address: address, data: file), StartupNote(address: address, saveOnExit: file),
      StartupNote(address: address, data: file, verifiesSignatures: true),
    ] {
      for line in note.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test("is a record with the address in its fields")
  func record() {
    let note = StartupNote(address: Self.address("localhost", 8000, "127.0.0.1", "::1"))
    #expect(
      note.metadata == [
        "url": "http://localhost:8000", "port": "8000",
        "addresses": "127.0.0.1:8000, [::1]:8000", "data": "memory",
      ])
  }
}
