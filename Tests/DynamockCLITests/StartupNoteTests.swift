import Logging
import Testing

@testable import DynamockCLI
@testable import DynamockServer
@testable import DynamockSettings

@Suite("The start-up note") struct StartupNoteTests {
  private static func address(_ host: String, _ port: Int, _ ips: String...) -> ListeningAddress {
    ListeningAddress(host: host, port: port, sockets: ips.map { ($0, port) })
  }

  @Test("names the server's address, the place of its data and how to keep it")
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

  @Test("mentions accessKeys if any credentials would be rejected")
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
      StartupNote(address: address, data: file, certificate: "/home/me/dynamock-certificate.pem"),
    ] {
      for line in note.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  @Test("has the lines that make clients trust a self-signed certificate")
  func trust() {
    let address = ListeningAddress(
      host: "0.0.0.0", port: 8000, sockets: [("0.0.0.0", 8000)], isEncrypted: true)
    let text = StartupNote(address: address, certificate: "/it's mine/a.pem").text
    #expect(text.contains("listening on https://127.0.0.1:8000\n"))
    #expect(text.contains("export AWS_ENDPOINT_URL_DYNAMODB=https://127.0.0.1:8000\n"))
    #expect(text.contains("\n    export AWS_CA_BUNDLE='/it'\\''s mine/a.pem'\n"))
    #expect(text.contains("\n    export NODE_EXTRA_CA_CERTS=$AWS_CA_BUNDLE\n"))
    #expect(text.contains("-file $AWS_CA_BUNDLE \\\n    #   -keystore dynamock.jks"))
    #expect(text.hasSuffix("dynamock.jks\n    aws dynamodb list-tables"))
    #expect(!StartupNote(address: address).text.contains("AWS_CA_BUNDLE"))
  }

  @Test("is logged as a record with the address in its fields")
  func record() {
    let note = StartupNote(address: Self.address("localhost", 8000, "127.0.0.1", "::1"))
    #expect(
      note.metadata == [
        "url": "http://localhost:8000", "port": "8000",
        "addresses": "127.0.0.1:8000, [::1]:8000", "data": "memory",
      ])
  }
}
