"""The order in which an application is put together. Only this module and the registry know all domains."""

import logging
from datetime import timedelta

import jinja2
from flask import Flask, Response, request
from flask_compress import Compress
from werkzeug.middleware.proxy_fix import ProxyFix

from reception import resources
from reception.access import guard, shield
from reception.access.actor import Actor
from reception.access.permit import PUBLIC, SIGNED_IN, Permit
from reception.accounts import door, sign_in
from reception.audit import log as audit_log
from reception.config import Settings
from reception.db import connections
from reception.db import session as database
from reception.demo.sign_in import what_to_try
from reception.drafts import door as drafts
from reception.i18n import catalogues, text
from reception.in_templates import FILTERS, GLOBALS, page_context
from reception.languages.operations import laying as translations
from reception.menu_entries import MENU
from reception.portal import door as newcomers_door
from reception.registry import ROOMS
from reception.web import assets, cookies, csrf, errors, headers
from reception.web.converters import DayConverter, KeyConverter, LanguageConverter, NumberConverter, TokenConverter
from reception.web.cookies import is_newcomers
from reception.web.uploads import ReceivingRequest

#: Endpoints that a library brings; ours state their permits where they are defined.
LIBRARY_PERMITS: dict[str, Permit] = {
    "security.login": PUBLIC,
    "security.verify": SIGNED_IN,
    "security.logout": PUBLIC,
    "security.change_password": SIGNED_IN,
}

CONVERTERS = {
    "number": NumberConverter,
    "int": KeyConverter,
    "day": DayConverter,
    "language": LanguageConverter,
    "token": TokenConverter,
}


def create_app(settings: Settings | None = None, **overrides: object) -> Flask:
    """The application. `settings` default to the environment's; `overrides` are Flask's own, for tests."""
    settings = settings or Settings.read()
    app = Flask("reception", static_folder=None, template_folder=str(resources.folder("templates")))
    app.request_class = ReceivingRequest
    _configure(app, settings)
    cookies.init_app(app)
    app.config.from_mapping(overrides)
    catalogues.compile_stale()
    app.url_map.converters.update(CONVERTERS)
    database.init_app(app)
    text.init_app(app)
    _templates(app)
    guard.init_app(app, find_actor=_find_actor, ask_to_sign_in=_ask_to_sign_in)
    csrf.init_app(app)
    sign_in.init_app(app).login_context_processor(what_to_try)
    drafts.init_app(app)
    translations.keep_up(app)
    door.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    Compress(app)
    for room in ROOMS:
        app.register_blueprint(room)
        guard.declare(app, room.permits)
    guard.declare(app, LIBRARY_PERMITS)
    assets.init_app(app)
    guard.refuse_open_doors(app)
    shield.raise_shield()
    audit_log.watch()
    return app


def _find_actor() -> Actor | None:
    """Each door knows its own: staff are nobody on newcomers' pages, and newcomers are nobody elsewhere."""
    return newcomers_door.find_newcomer() if is_newcomers(request.path) else door.find_actor()


def _ask_to_sign_in() -> Response:
    """Whoever is nobody any more keeps what they had typed."""
    if is_newcomers(request.path):
        return newcomers_door.ask_to_open_link()
    drafts.keep_typed()
    return door.ask_to_sign_in()


def _configure(app: Flask, settings: Settings) -> None:
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        SECURITY_PASSWORD_SALT="",
        FIELD_KEYS=settings.field_keys,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        STATISTICS_DATABASE_URI=settings.statistics_database_url,
        SQLALCHEMY_ENGINE_OPTIONS=connections.engine_options(settings.database_url),
        DEMO=settings.demo,
        PRODUCTION=settings.production,
        LOCALES=settings.locales,
        MUNICIPALITY=settings.municipality,
        DATA_DIR=settings.data_dir,
        SMTP_URL=settings.smtp_url,
        MAIL_FROM=settings.mail_from,
        PUBLIC_URL=settings.public_url,
        SMS=settings.sms,
        MAX_CONTENT_LENGTH=25 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_NAME="__Host-session" if settings.production else "session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.production,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=10),
        COMPRESS_MIMETYPES=["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"],
        COMPRESS_STREAMS=False,
        WTF_I18N_ENABLED=False,
        SLOW_ANSWER=0.6,
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # as WSGI middleware is put on
    logging.getLogger("reception").setLevel(logging.INFO)


def _templates(app: Flask) -> None:
    environment = app.jinja_env
    environment.undefined = jinja2.StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS)
    app.extensions["menu"] = MENU
    app.context_processor(page_context)
