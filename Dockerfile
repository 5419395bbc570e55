# dipv by itself: docker build -t dipv . && docker run --rm --network none -v "$PWD:/work:ro" dipv validate .
# Each image is named by version for people and by digest for Docker; both digests are of the index of all platforms.

# The release of Node that npm run executable takes, see tools/jest/outside.cjs.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund
RUN npm run executable -- --node /usr/local/bin/node --to /out

# What Node is linked to (glibc, libstdc++), and nothing else: no shell, no package manager. User 65532 owns nothing.
FROM gcr.io/distroless/cc-debian12:nonroot@sha256:9dac0a79194e45a7da0158a9c6da57b217585af0786db3845d1f0ec1a0dd182f
COPY --from=build /out/THIRD-PARTY-NOTICES.txt /usr/local/share/dipv/THIRD-PARTY-NOTICES.txt
COPY --from=build /out/dipv /usr/local/bin/dipv
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["dipv"]
