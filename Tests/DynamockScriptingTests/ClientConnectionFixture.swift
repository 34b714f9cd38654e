import DynamockWire

/// Creates connections for tests without a socket.
enum ClientConnectionFixture {
  static func make() -> ClientConnection { ClientConnection(port: 40_000) }
}
