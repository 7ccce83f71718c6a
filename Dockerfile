FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
# the image is installed and built already: a start has nothing to prepare
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WENRUN_DATA_DIR=/data WENRUN_SKIP_PREPARE=1
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/app/server ./app/server
COPY --from=build /app/db/migrations ./db/migrations
COPY --from=build /app/db/seed/files ./db/seed/files
COPY --from=build /app/build ./build
RUN mkdir /data /backup && chown node:node /data /backup
USER node
VOLUME ["/data", "/backup"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=32", "app/server/start.mjs"]
