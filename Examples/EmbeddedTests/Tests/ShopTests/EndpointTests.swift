import Dynamock
import DynamockTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite("Code that wants an endpoint", .database { try await makeShop(in: $0) })
struct EndpointTests {
  @Test("gets one, and sees the database of the test")
  func tables() async throws {
    try await TestDatabase.current.served { endpoint in
      var request = URLRequest(url: try #require(URL(string: endpoint)))
      request.httpMethod = "POST"
      request.httpBody = Data("{}".utf8)
      request.setValue("application/x-amz-json-1.0", forHTTPHeaderField: "Content-Type")
      request.setValue("DynamoDB_20120810.ListTables", forHTTPHeaderField: "X-Amz-Target")
      let (body, _) = try await URLSession.shared.data(for: request)
      #expect(String(decoding: body, as: UTF8.self) == #"{"TableNames":["Orders","Stock"]}"#)
    }
  }
}
