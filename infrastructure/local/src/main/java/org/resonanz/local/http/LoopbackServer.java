package org.resonanz.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Executors;

/** Starts HTTP servers that only this machine can reach. */
public final class LoopbackServer {

    static {
        // Head and body of a response are two packets: without this the second one waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // All functions share this JVM, which otherwise keeps five connections to a server open and makes all others anew.
        System.setProperty("http.maxConnections", "64");
    }

    private LoopbackServer() {}

    /** Returns a port that is free now, for where it must be known before a server is bound to it. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Starts a server. If its handler throws a {@link RuntimeException}, the response is a 500.
     *
     * @param port    0 for a free one
     * @param purpose the purpose of the server, for the error message
     * @throws IOException if the port is taken; the message says so
     */
    public static HttpServer start(int port, String purpose, HttpHandler handler) throws IOException {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    handler.handle(exchange);
                } catch (RuntimeException failed) {
                    failed.printStackTrace();
                    HttpResponses.message(exchange, 500, "Internal Server Error");
                }
            });
            server.start();
            return server;
        } catch (BindException taken) {
            throw new IOException("Port " + port + " for " + purpose + " is taken; choose another one.", taken);
        }
    }
}
