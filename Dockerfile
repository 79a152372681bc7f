# One image for web, worker and migration; built once, run read-only by a user that owns nothing.
FROM node:20-bookworm-slim AS font
WORKDIR /font
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund

FROM python:3.11-slim-bookworm AS packages
WORKDIR /app
COPY requirements/production.txt requirements/
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements/production.txt

FROM python:3.11-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app/site:/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=arzyab.settings.base \
    ARZYAB_VAR=/data \
    STATIC_ROOT=/static
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin arzyab \
    && install -d -o arzyab -g arzyab /data /static
WORKDIR /app
COPY --from=packages /opt/venv /opt/venv
COPY --from=font /font/node_modules node_modules
COPY manage.py pyproject.toml ./
COPY site site
COPY cms_pages cms_pages
COPY evaluation_admin evaluation_admin
COPY imports imports
COPY templates templates
# The secret is only for this step; the running container gets its own.
RUN SECRET_KEY=collectstatic python manage.py collectstatic --no-input --verbosity 0
USER arzyab
EXPOSE 8000
CMD ["gunicorn", "arzyab.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--worker-tmp-dir", "/dev/shm"]
