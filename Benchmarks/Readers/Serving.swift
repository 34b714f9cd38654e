import Dynamock
import DynamockServer
import DynamockWire
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Serves a database in memory on a free port of 127.0.0.1 until the process is stopped, for ten
/// minutes at most.
func serve(_ reader: String) throws {
  let router = Router(service: DatabaseService(try DynamockDatabase()))
  let group = MultiThreadedEventLoopGroup(numberOfThreads: System.coreCount)
  let channel = try ServerBootstrap(group: group)
    .serverChannelOption(ChannelOptions.backlog, value: 256)
    .childChannelOption(ChannelOptions.tcpOption(.tcp_nodelay), value: 1)
    .childChannelInitializer { channel in
      channel.eventLoop.makeCompletedFuture {
        let pipeline = channel.pipeline.syncOperations
        if reader == "own" {
          try pipeline.addHandler(OwnReading(Answering(router)))
        } else {
          try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
          try pipeline.addHandler(LibraryReading(Answering(router)))
        }
      }
    }
    .bind(host: "127.0.0.1", port: 0).wait()
  print("http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
  fflush(nil)
  channel.eventLoop.scheduleTask(in: .minutes(10)) { channel.close(promise: nil) }
  try channel.closeFuture.wait()
}
