import Dynamock
import DynamockModel
import DynamockScripting
import DynamockWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  public import Musl
#else
  public import Darwin
#endif

/// Records reads of items into a cassette until it is killed, and prints the key of each item once
/// its request is answered.
///
/// `VaultProcessTests` runs several of these at once.
///
///   vault-recorder VAULT FIRST COUNT
@main
enum VaultRecorder {
  static func main() async throws {
    let arguments = CommandLine.arguments
    let database = try DynamockDatabase()
    let databases = DatabaseRegistry(default: database)
    var settings = ScriptingSettings()
    settings.vault.path = arguments[1]
    settings.vault.mode = .record
    settings.vault.upstream = "in process"
    let registry = ScriptingRegistry(databases, settings: settings) { _, _ in
      DatabaseUpstream(database)
    }
    try await registry.openVault()
    let service = ScriptingService(registry, next: Router(service: DatabaseService(databases)))
    let first = Int(arguments[2]) ?? 0
    for number in first..<(first + (Int(arguments[3]) ?? 0)) {
      let body = #"{"TableName":"Orders","Key":{"id":{"S":"\#(number)"}}}"#
      let request = try WireRequest(
        headers: [
          ("Host", "localhost"), ("Content-Type", "application/x-amz-json-1.0"),
          ("X-Amz-Target", "DynamoDB_20120810.GetItem"), ("X-Amz-Date", "20261128T000000Z"),
          (
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=A/20261128/eu-west-1/dynamodb/aws4_request, "
              + "SignedHeaders=host, Signature=0"
          ),
        ], body: Array(body.utf8))
      let response = await withCheckedContinuation { continuation in
        service.respond(to: request, from: ClientConnection()) {
          continuation.resume(returning: $0)
        }
      }
      guard response.extraFields.contains(where: { $0.name == "x-dynamock-recording" }) else {
        exit(1)
      }
      let line = Array("\(number)\n".utf8)
      _ = line.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
    }
    try await registry.closeVaults()
  }
}
