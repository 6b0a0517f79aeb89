{{%AUTOESCAPE context="HTML"}}
<!DOCTYPE html>
<html lang="{{LANGUAGE}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}}</title>
</head>
<body style="margin:0;padding:0;background-color:#f2f4f3;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f2f4f3;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff;border-top:6px solid {{PRIMARY}};font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1f2523;text-align:left;">
<tr><td style="padding:20px 28px 0 28px;color:{{PRIMARY_DARK}};"><strong>{{SITE_NAME}}</strong></td></tr>
<tr><td style="padding:4px 28px 16px 28px;">
<h1 style="margin:12px 0 16px 0;font-size:24px;line-height:1.25;color:{{PRIMARY_DARK}};">{{TITLE}}</h1>
{{>CONTENT}}
</td></tr>
<tr><td style="padding:16px 28px 20px 28px;background-color:#f8faf9;border-top:1px solid #d5dcd9;font-size:14px;">
<h2 style="margin:0 0 8px 0;font-size:16px;color:{{PRIMARY_DARK}};">Mesa de ayuda</h2>
<p style="margin:0 0 12px 0;">
Línea nacional gratuita: {{CH_NATIONAL_LINE}}<br>
Línea en la ciudad: {{CH_CITY_LINE}}<br>
Correo: <a href="mailto:{{CH_MAIL}}" style="color:{{PRIMARY}};">{{CH_MAIL}}</a><br>
Horario: {{CH_HOURS}}<br>
En persona: {{CH_PLACE}}
</p>
<p style="margin:0 0 12px 0;">{{SITE_NAME}}<br>{{SITE_OWNER}}</p>
<p style="margin:0;">Este mensaje es automático. No lo responda: nadie lee lo que llega a esta dirección.</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
