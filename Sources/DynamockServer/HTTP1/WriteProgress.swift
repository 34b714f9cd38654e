import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Measures how much of the sent data a client has received.
///
/// Whether the socket accepts bytes is not sufficient: with a send buffer of megabytes, a client
/// that reads slowly but steadily frees a third of it only after minutes.
enum WriteProgress {
  /// Passes on the number of bytes that the client's system has acknowledged, or `nil` if it is
  /// unknown.
  ///
  /// The callback is called on the channel's event loop, possibly before this function returns.
  static func acknowledged(
    on channel: any Channel, _ completion: @escaping @Sendable (UInt64?) -> Void
  ) {
    guard let options = channel as? any SocketOptionProvider else { return completion(nil) }
    #if canImport(Darwin)
      options.getTCPConnectionInfo().whenComplete { result in
        completion((try? result.get()).map { $0.tcpi_txbytes })
      }
    #else
      let info: EventLoopFuture<Information> = options.unsafeGetSocketOption(
        level: .tcp, name: .tcp_info)
      info.whenComplete { result in completion((try? result.get())?.acknowledgedBytes) }
    #endif
  }

  #if !canImport(Darwin)
    /// The first 256 bytes of Linux's `struct tcp_info`, of which the C library declares 104.
    private struct Information: Sendable {
      /// `tcpi_bytes_acked` is at byte 120 (`include/uapi/linux/tcp.h`, since 4.1).
      private var words = (
        InlineWords(), InlineWords(), InlineWords(), InlineWords()
      )

      var acknowledgedBytes: UInt64 { words.1.last }
    }

    /// Eight words.
    private struct InlineWords: Sendable {
      private var first = (
        UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0)
      )
      var last = UInt64(0)
    }
  #endif
}
