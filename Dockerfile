# Built in one stage, run in another that has no shell, no package manager and no root.
# docs/operating.md says how to pin both base images to the digests you looked at.

ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled

FROM ${SDK} AS build
WORKDIR /src

# The lock files decide what is fetched; a package that differs from them stops the build here.
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/MomBot/MomBot.csproj src/MomBot/packages.*lock.json src/MomBot/
COPY src/MomBot.Data/MomBot.Data.csproj src/MomBot.Data/packages.*lock.json src/MomBot.Data/

# Compiled for the machine it will run on (x64 or arm64): it starts in half the time.
ARG TARGETARCH=amd64
RUN dotnet restore src/MomBot --locked-mode -p:RuntimeIdentifier=linux-$(echo $TARGETARCH | sed s/amd64/x64/)

COPY src/ src/
COPY config/ config/
RUN dotnet publish src/MomBot --configuration Release --no-restore --output /app -p:UseAppHost=false \
    --runtime linux-$(echo $TARGETARCH | sed s/amd64/x64/)

# The last stage has no mkdir and no chown, so the empty folder is made here and given away there.
RUN mkdir /data

FROM ${RUNTIME}
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=1654:1654 /data /data

# Diagnostics would open a socket in /tmp; nobody needs one here.
ENV MOMBOT_DATA=/data DOTNET_EnableDiagnostics=0
VOLUME /data

# "app" in Microsoft's images.
USER 1654

# Exits 0 while Discord has spoken to the bot within two minutes.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "MomBot.dll", "health"]
ENTRYPOINT ["dotnet", "MomBot.dll"]
