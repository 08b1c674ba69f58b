# Taskpulse in a container. It probes from the network it runs in: give it one that reaches the containers' addresses
# (docker-compose.yml takes the host's).
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/build.mjs && npm prune --omit=dev --ignore-scripts

FROM node:22-slim
ENV NODE_ENV=production
COPY --from=build /app/package.json /app/LICENSE /app/
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
RUN ln -s /app/dist/daemon/main.js /usr/local/bin/taskpulse \
  && install -d -o node -g node /var/lib/taskpulse
# The embedded log's ./data, where the log is not Kafka.
WORKDIR /var/lib/taskpulse
VOLUME /var/lib/taskpulse
USER node
EXPOSE 8080
# Unready is unhealthy: the exit code is 0 only when /readyz says 200. 127.0.0.1:8080 is the daemon's own default.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["taskpulse", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["taskpulse"]
CMD ["run"]
